import type { Playground } from '../../provisioner/contract/playground.ts';
import { costByTemplate } from '../cost.ts';
import type { ListContext } from '../messages/list.ts';
import { mayDo, type Person, standingOf } from '../policy/rights.ts';
import type { AnswerDeps, Question } from './question.ts';

/**
 * What somebody may see of many playgrounds. Slack is not asked for each of them: the one channel that counts is the one
 * where they ask, and they are in that.
 */
export function viewing(question: Question, deps: Pick<AnswerDeps, 'admins' | 'prices' | 'templates'>): ListContext {
  const person = personOf(question, deps);
  return {
    mayOpen: (playground: Playground) => mayDo('open', standingOf(playground, person)),
    costOf: costByTemplate(deps.templates, deps.prices),
    now: question.now,
  };
}

export function personOf({ asker, channelId }: Question, { admins }: Pick<AnswerDeps, 'admins'>): Person {
  const channels = new Set(channelId === undefined ? [] : [channelId]);
  return { userId: asker.userId, isAdmin: admins.includes(asker.userId), channels };
}
