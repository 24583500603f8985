import { shared } from '../messages/shared.ts';
import { submitShare } from '../submit/share.ts';
import type { AnswerTo } from './question.ts';

export const share: AnswerTo<'share'> = async ({ name, target, credentials }, { asker, budget, now }, deps) => {
  const outcome = await submitShare(asker, { name }, { ...target, credentials }, budget, deps);
  return shared(outcome, { name, target, credentials, admins: deps.admins, now });
};
