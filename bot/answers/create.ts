import { created } from '../messages/created.ts';
import { submitCreate } from '../submit/create.ts';
import type { AnswerTo } from './question.ts';

export const create: AnswerTo<'create'> = async ({ verb: _, ...wish }, { asker, budget, now }, deps) =>
  created(await submitCreate(asker, wish, budget, deps), { ...deps, userId: asker.userId, now });
