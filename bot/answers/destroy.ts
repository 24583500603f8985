import { destroyed } from '../messages/destroyed.ts';
import { submitDestroy } from '../submit/destroy.ts';
import type { AnswerTo } from './question.ts';

export const destroy: AnswerTo<'destroy'> = async ({ name }, { asker, budget, now }, deps) =>
  destroyed(await submitDestroy(asker, { name }, budget, deps), name, deps.admins, now);
