import { overBudget } from '../budget.ts';
import { listMine } from '../messages/list.ts';
import { listTooSlow } from '../messages/trouble.ts';
import type { AnswerTo } from './question.ts';

export const list: AnswerTo<'list'> = async (_, { asker, budget, now }, { registry }) => {
  const playgrounds = await budget.within(registry.listByOwner(asker.userId));
  if (playgrounds === overBudget) return listTooSlow();
  return listMine(playgrounds, [], { mayOpen: () => true, costOf: () => undefined, now });
};
