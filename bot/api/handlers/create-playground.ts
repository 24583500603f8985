import { submitCreate } from '../../submit/create.ts';
import { targetUnfit } from '../../targets.ts';
import type { Handler } from '../context.ts';
import { refusalOf, unfit } from '../outcomes.ts';
import { operationBody } from '../views.ts';

export const createPlayground: Handler<'createPlayground'> = async ({ body }, context, deps) => {
  const { caller, asker, budget } = context;
  const why = await targetUnfit({ kind: 'user', id: asker.userId }, undefined, deps);
  if (why) return unfit(why);
  // Those that the caller is not for are not there for it, the default included.
  const templates = deps.templates.filter(({ name }) => caller.templates?.includes(name) ?? true);
  const wish = {
    ...(body.name !== undefined && { name: body.name }),
    ...(body.template !== undefined && { template: body.template }),
    ...(body.lifetimeMinutes !== undefined && { lifetimeSeconds: body.lifetimeMinutes * 60 }),
    ...(body.tags && { tags: body.tags }),
  };
  const outcome = await submitCreate(asker, wish, budget, { ...deps, templates });
  return outcome.outcome === 'started' || outcome.outcome === 'queued'
    ? { status: 202, body: operationBody(outcome.operation) }
    : refusalOf(outcome, context, deps);
};
