import { transferred } from '../messages/transferred.ts';
import { submitTransfer } from '../submit/transfer.ts';
import type { AnswerTo } from './question.ts';

export const transfer: AnswerTo<'transfer'> = async ({ name, userId }, { asker, budget, now }, deps) => {
  const outcome = await submitTransfer(asker, { name }, userId, budget, deps);
  const { admins, limits } = deps;
  return transferred(outcome, { name, newOwnerId: userId, admins, perOwner: limits.perOwner, now });
};
