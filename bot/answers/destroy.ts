import { destroyed } from '../messages/destroyed.ts';
import { submitDestroy } from '../submit.ts';
import type { AnswerTo } from './question.ts';

export const destroy: AnswerTo<'destroy'> = async ({ name }, { asker, budget, now }, deps) =>
  destroyed(await submitDestroy(asker, name, budget, deps), name, now);
