import { updated } from '../messages/updated.ts';
import { submitRestart } from '../submit/update.ts';
import type { AnswerTo } from './question.ts';

export const restart: AnswerTo<'restart'> = async ({ name }, { asker, budget, now }, deps) =>
  updated(await submitRestart(asker, { name }, budget, deps), name, { kind: 'restart', admins: deps.admins, now });
