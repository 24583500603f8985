import { retried } from '../messages/retried.ts';
import { submitRetry } from '../submit/retry.ts';
import type { AnswerTo } from './question.ts';

export const retry: AnswerTo<'retry'> = async ({ name }, { asker, budget, now }, deps) => {
  const outcome = await submitRetry(asker, name === undefined ? 'newest' : { name }, budget, deps);
  return retried(outcome, { ...deps, userId: asker.userId, now });
};
