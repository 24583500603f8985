import { created } from '../messages/created.ts';
import { submitCreate } from '../submit.ts';
import type { AnswerTo } from './question.ts';

export const create: AnswerTo<'create'> = async ({ name }, { asker, budget, now }, deps) => {
  const outcome = await submitCreate(asker, name, budget, deps);
  return created(outcome, { ownerId: asker.ownerId, limits: deps.limits }, now);
};
