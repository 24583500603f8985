import { submitDestroy } from '../../submit/destroy.ts';
import type { Handler } from '../context.ts';
import { refusalOf } from '../outcomes.ts';
import { isRefusal } from '../refusal.ts';
import { operationBody } from '../views.ts';
import { reachVisible, unreached } from '../visible.ts';

export const destroyPlayground: Handler<'destroyPlayground'> = async ({ params: { name } }, context, deps) => {
  const { caller, asker, budget } = context;
  const reached = await reachVisible('destroy', name, context, deps);
  if (isRefusal(reached)) return reached;
  const outcome = await submitDestroy(asker, { name, playgroundId: reached.playground.id }, budget, deps);
  switch (outcome.outcome) {
    case 'started':
    case 'queued':
      return { status: 202, body: operationBody(outcome.operation) };
    case 'no-such-playground':
    case 'not-yours':
      return unreached(outcome, name, asker.userId, caller, deps);
    default:
      return refusalOf(outcome, context, deps);
  }
};
