import { unshared } from '../messages/shared.ts';
import { submitUnshare } from '../submit/share.ts';
import type { AnswerTo } from './question.ts';

export const unshare: AnswerTo<'unshare'> = async ({ name, target }, { asker, budget, now }, deps) =>
  unshared(await submitUnshare(asker, { name }, target, budget, deps), { name, target, admins: deps.admins, now });
