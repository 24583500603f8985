import { overBudget } from '../budget.ts';
import { sharedWith } from '../channels.ts';
import type { CommandOf } from '../command/command.ts';
import type { Answer } from '../messages/answer.ts';
import { listAll, listMine, listOf } from '../messages/list.ts';
import { tooSlow } from '../messages/trouble.ts';
import { LIST_LIMIT } from './list-limit.ts';
import type { AnswerDeps, AnswerTo, Question } from './question.ts';
import { channelsOfAsker, viewing } from './viewing.ts';

export const list: AnswerTo<'list'> = async ({ whose }, question, deps) => {
  const answer = await question.budget.within(read(whose, question, deps));
  return answer === overBudget ? tooSlow('The list') : answer;
};

async function read(whose: CommandOf<'list'>['whose'], question: Question, deps: AnswerDeps): Promise<Answer> {
  const { registry } = deps;
  const { userId } = question.asker;
  // Begun here, so that Slack is asked while the registry is read.
  const asking = channelsOfAsker(question, deps);
  if (whose === 'all') {
    const playgrounds = await registry.listAll(LIST_LIMIT + 1);
    const context = viewing(question, (await asking).ids, deps);
    return listAll(playgrounds.slice(0, LIST_LIMIT), playgrounds.length > LIST_LIMIT, context);
  }
  if (whose !== 'mine') {
    const theirs = await registry.listByOwner(whose.userId);
    return listOf(whose.userId, theirs, viewing(question, (await asking).ids, deps));
  }
  const [mine, { ids, isKnown }] = await Promise.all([registry.listByOwner(userId), asking]);
  const shared = await sharedWith(userId, ids, registry);
  return listMine(mine, shared, { ...viewing(question, ids, deps), isComplete: isKnown });
}
