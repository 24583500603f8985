import { overBudget } from '../budget.ts';
import type { CommandOf } from '../command/command.ts';
import type { Answer } from '../messages/answer.ts';
import { listAll, listMine, listOf } from '../messages/list.ts';
import { tooSlow } from '../messages/trouble.ts';
import { LIST_LIMIT } from './list-limit.ts';
import type { AnswerDeps, AnswerTo, Question } from './question.ts';
import { viewing } from './viewing.ts';

export const list: AnswerTo<'list'> = async ({ whose }, question, deps) => {
  const answer = await question.budget.within(read(whose, question, deps));
  return answer === overBudget ? tooSlow('The list') : answer;
};

async function read(whose: CommandOf<'list'>['whose'], question: Question, deps: AnswerDeps): Promise<Answer> {
  const { registry } = deps;
  const { asker, channelId } = question;
  const context = viewing(question, deps);
  if (whose === 'all') {
    const playgrounds = await registry.listAll(LIST_LIMIT + 1);
    return listAll(playgrounds.slice(0, LIST_LIMIT), playgrounds.length > LIST_LIMIT, context);
  }
  if (whose !== 'mine') return listOf(whose.userId, await registry.listByOwner(whose.userId), context);
  const [mine, shared] = await Promise.all([
    registry.listByOwner(asker.userId),
    registry.listSharedWith(channelId === undefined ? [asker.userId] : [asker.userId, channelId]),
  ]);
  // An owner may share one with a channel that they are in.
  return listMine(
    mine,
    shared.filter(({ ownerId }) => ownerId !== asker.userId),
    context,
  );
}
