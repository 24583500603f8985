import { updated } from '../messages/updated.ts';
import { submitUpdate } from '../submit/update.ts';
import type { AnswerTo } from './question.ts';

export const update: AnswerTo<'update'> = async ({ name, tags }, { asker, budget, now }, deps) => {
  const outcome = await submitUpdate(asker, { name }, tags, budget, deps);
  return updated(outcome, name, { kind: 'update', admins: deps.admins, now });
};
