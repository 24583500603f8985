import { overBudget } from '../budget.ts';
import { costByTemplate } from '../cost.ts';
import { costs } from '../messages/costs.ts';
import { tooSlow } from '../messages/trouble.ts';
import { LIST_LIMIT } from './list-limit.ts';
import type { AnswerTo } from './question.ts';

export const cost: AnswerTo<'cost'> = async ({ whose }, { asker, budget, now }, { registry, templates, prices }) => {
  const playgrounds = await budget.within(
    whose === 'all' ? registry.listAll(LIST_LIMIT + 1) : registry.listByOwner(asker.userId),
  );
  if (playgrounds === overBudget) return tooSlow('What they cost');
  const isCut = whose === 'all' && playgrounds.length > LIST_LIMIT;
  const shown = isCut ? playgrounds.slice(0, LIST_LIMIT) : playgrounds;
  const { borrowedFrom } = prices;
  return costs({ whose, playgrounds: shown, isCut, costOf: costByTemplate(templates, prices), borrowedFrom, now });
};
