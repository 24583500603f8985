import { requestIds } from '../../../provisioner/contract/name.ts';
import type { Aim } from '../../access.ts';
import type { Right } from '../../policy/rights.ts';
import { submitExtend } from '../../submit/extend.ts';
import { submitShare, submitUnshare } from '../../submit/share.ts';
import { submitUpdate } from '../../submit/update.ts';
import type { ApiDeps, Context, Handler, Reply, RequestFor } from '../context.ts';
import { refusalOf } from '../outcomes.ts';
import { isRefusal, refuse } from '../refusal.ts';
import { changeBody, operationBody } from '../views.ts';
import { reachVisible, unreached } from '../visible.ts';

type Asked = RequestFor<'changePlayground'>['body'];

const RIGHT_TO = {
  extend: 'extend',
  update: 'update',
  share: 'share',
  unshare: 'share',
} as const satisfies Record<Asked['change'], Right>;

export const changePlayground: Handler<'changePlayground'> = async ({ params: { name }, body }, context, deps) => {
  const { caller, asker } = context;
  if (body.change === 'share' && body.with.kind === 'user' && body.with.credentials && !caller.credentials) {
    return refuse('NOT_IN_SCOPE', 'This caller is not told passwords, and may not have them told to others.');
  }
  const reached = await reachVisible(RIGHT_TO[body.change], name, context, deps);
  if (isRefusal(reached)) return reached;
  const outcome = await submit(body, { name, playgroundId: reached.playground.id }, context, deps);
  switch (outcome.outcome) {
    case 'started':
    case 'queued':
      return { status: 202, body: operationBody(outcome.operation) };
    case 'extended':
    case 'shared':
    case 'unshared':
      return done(asker.requestKey, deps);
    case 'no-such-playground':
    case 'not-yours':
      return unreached(outcome, name, asker.userId, caller, deps);
    default:
      return refusalOf(outcome, context, deps);
  }
};

function submit(body: Asked, aim: Aim, { asker, budget }: Context, deps: ApiDeps) {
  switch (body.change) {
    case 'extend':
      return submitExtend(asker, aim, body.minutes === 'max' ? 'max' : body.minutes * 60, budget, deps);
    case 'update':
      return submitUpdate(asker, aim, body.tags, budget, deps);
    case 'share':
      return submitShare(asker, aim, { credentials: false, ...body.with }, budget, deps);
    case 'unshare':
      return submitUnshare(asker, aim, body.with, budget, deps);
  }
}

async function done(requestKey: string, { registry }: ApiDeps): Promise<Reply<'changePlayground'>> {
  const { changeId } = requestIds(requestKey);
  const change = await registry.getChange(changeId);
  if (!change) throw new Error(`the change ${changeId} was made, and has no row`);
  return { status: 200, body: changeBody(change) };
}
