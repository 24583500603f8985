import type { Playground } from '../../provisioner/contract/playground.ts';
import { type CostOf, totalCost } from '../cost.ts';
import { type Answer, answer, answerLines } from './answer.ts';
import { costWords } from './costs.ts';
import { hourly } from './money.ts';
import { stateWords } from './state-words.ts';
import { duration, mention } from './text.ts';

export interface ListContext {
  /** Who may see where a playground answers. */
  mayOpen: (playground: Playground) => boolean;
  costOf: CostOf;
  /** Epoch seconds. */
  now: number;
}

/** So many of those who have the most are named. */
const MOST_NAMED = 5;
const CREDENTIALS = 'The credentials of each are in your direct messages.';
/** What a list of one's own says when it may lack what is shared with channels. */
export const CHANNELS_MISSING =
  'Slack did not say in time which channels you are in, so what is shared with those may be missing.';
const more = (left: number): string => `${left} more…`;

/**
 * What somebody has, and what others share with them or with a channel that they are in.
 * @param context `isComplete`: it is known which channels those are
 */
export function listMine(
  mine: readonly Playground[],
  shared: readonly Playground[],
  { isComplete = true, ...context }: ListContext & { isComplete?: boolean },
): Answer {
  const missing = isComplete ? [] : [CHANNELS_MISSING];
  if (mine.length + shared.length === 0)
    return answer('You have no playground. Type `/playground create` to get one.', ...missing);
  const sharedLines = shared.map((playground) => line(playground, context, `of ${mention(playground.ownerId)}`));
  return answerLines({
    head: [mine.length > 0 ? 'Your playgrounds:' : 'You have none of your own.'],
    lines: [
      ...mine.map((playground) => line(playground, context)),
      ...(shared.length > 0 ? ['Shared with you:', ...sharedLines] : []),
    ],
    tail: [...(mine.length > 0 ? [CREDENTIALS] : []), ...missing],
    more,
  });
}

export function listOf(userId: string, playgrounds: readonly Playground[], context: ListContext): Answer {
  if (playgrounds.length === 0) return answer(`${mention(userId)} has no playground.`);
  const lines = playgrounds.map((playground) => line(playground, context));
  return answerLines({ head: [`Playgrounds of ${mention(userId)}:`], lines, more });
}

/** @param isCut there are more of them than were read */
export function listAll(playgrounds: readonly Playground[], isCut: boolean, context: ListContext): Answer {
  if (playgrounds.length === 0) return answer('There is no playground at all. `/playground create` makes one.');
  const which = isCut
    ? `The next ${playgrounds.length} to expire; there are more:`
    : `All ${playgrounds.length} playgrounds, the next to expire first:`;
  const lines = playgrounds.map((playground) => line(playground, context, `of ${mention(playground.ownerId)}`));
  return answerLines({ head: [mostOf(playgrounds, isCut, context), which], lines, more });
}

function line(playground: Playground, { mayOpen, costOf, now }: ListContext, owner = ''): string {
  const cost = costOf(playground, now);
  const state = stateWords(playground, now, { showsAddress: mayOpen(playground) });
  const facts = [owner && `is ${owner}`, `${duration(now - playground.createdAt)} old`, cost && costWords(cost)];
  return `• *${playground.name}* ${state}; ${facts.filter(Boolean).join(', ')}`;
}

/** Who has the most, and what that costs. */
function mostOf(playgrounds: readonly Playground[], isCut: boolean, { costOf, now }: ListContext): string {
  const owners = Map.groupBy(playgrounds, ({ ownerId }) => ownerId);
  const named = [...owners]
    .toSorted(([, a], [, b]) => b.length - a.length)
    .slice(0, MOST_NAMED)
    .map(([ownerId, theirs]) => {
      const { perHour } = totalCost(theirs.flatMap((playground) => costOf(playground, now) ?? []));
      return `${mention(ownerId)} ${theirs.length} (${hourly(perHour)})`;
    });
  return `Who has the most${isCut ? ' of these' : ''}: ${named.join(', ')}${owners.size > MOST_NAMED ? ', …' : ''}.`;
}
