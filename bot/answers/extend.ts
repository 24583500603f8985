import { extended } from '../messages/extended.ts';
import { submitExtend } from '../submit/extend.ts';
import type { AnswerTo } from './question.ts';

export const extend: AnswerTo<'extend'> = async ({ name, by }, { asker, budget, now }, deps) =>
  extended(await submitExtend(asker, { name }, by, budget, deps), name, { ...deps, now });
