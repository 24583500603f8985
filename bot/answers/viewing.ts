import type { Playground } from '../../provisioner/contract/playground.ts';
import { type Channels, channelsOf } from '../channels.ts';
import { costByTemplate } from '../cost.ts';
import type { ListContext } from '../messages/list.ts';
import { mayDo, standingOf } from '../policy/rights.ts';
import type { AnswerDeps, Question } from './question.ts';

/** The channels of whoever asks; the one where they ask is among them, whether Slack says so in time or not. */
export async function channelsOfAsker(
  { asker, channelId }: Question,
  deps: Pick<AnswerDeps, 'lookups' | 'log'>,
): Promise<Channels> {
  const { ids, isKnown } = await channelsOf(asker.userId, deps);
  return { ids: channelId === undefined ? ids : new Set([channelId, ...ids]), isKnown };
}

/** What somebody may see of many playgrounds. @param channels ids of those that they are in */
export function viewing(
  { asker, now }: Question,
  channels: ReadonlySet<string>,
  { admins, templates, prices }: Pick<AnswerDeps, 'admins' | 'prices' | 'templates'>,
): ListContext {
  const person = { userId: asker.userId, isAdmin: admins.includes(asker.userId), channels };
  return {
    mayOpen: (playground: Playground) => mayDo('open', standingOf(playground, person)),
    costOf: costByTemplate(templates, prices),
    now,
  };
}
