import { overBudget } from '../budget.ts';
import { list as listed } from '../messages/list.ts';
import { listTooSlow } from '../messages/trouble.ts';
import type { AnswerTo } from './question.ts';

export const list: AnswerTo<'list'> = async (_, { asker, budget, now }, { registry }) => {
  const playgrounds = await budget.within(registry.listByOwner(asker.ownerId));
  return playgrounds === overBudget ? listTooSlow() : listed(playgrounds, now);
};
