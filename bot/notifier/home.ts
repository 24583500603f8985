import type { Log } from '../../provisioner/contract/log.ts';
import type { Playground } from '../../provisioner/contract/playground.ts';
import type { Queries } from '../../provisioner/contract/registry.ts';
import { channelsOf, sharedWith } from '../channels.ts';
import { type HomeContent, homeBlocks } from '../messages/home.ts';
import { standingOf } from '../policy/rights.ts';
import type { Lookups } from '../slack/lookups.ts';
import type { Slack } from '../slack/slack.ts';

export interface HomeDeps {
  registry: Pick<Queries, 'getPlayground' | 'listByOwner' | 'listSharedWith'>;
  slack: Pick<Slack, 'publishHome'>;
  /** With answers as old as LOOKUP_AGE_MS in slack/lookups.ts allows. */
  lookups: Pick<Lookups, 'channelsOf'>;
  log: Log;
}

/**
 * Draws somebody's App Home as things stand, and again while they change under it.
 * @param changed name of a playground that the indexes may not know of yet
 */
export async function publishHome(userId: string, deps: HomeDeps, { page = 0, changed = '' } = {}): Promise<void> {
  let published = '';
  for (;;) {
    const blocks = homeBlocks({ userId, ...(await playgroundsOf(userId, changed, deps)), page });
    const content = JSON.stringify(blocks);
    if (content === published) return;
    await deps.slack.publishHome(userId, blocks);
    published = content;
  }
}

/** A courtesy: a Home that could not be drawn is drawn when it is opened, so nothing is tried again for it. */
export async function refreshHomes(userIds: Iterable<string>, changed: string, deps: HomeDeps): Promise<void> {
  for (const userId of new Set(userIds)) {
    try {
      await publishHome(userId, deps, { changed });
    } catch (error) {
      deps.log.warn('An App Home shows what was', { userId, error });
    }
  }
}

/**
 * Whose Homes are drawn again when it changes. Not those of a channel that it is shared with: these may be thousands,
 * whose Homes Slack's rate limit would not take. They are drawn when they are opened.
 */
export function peopleOf({ ownerId, sharedWith = [] }: Pick<Playground, 'ownerId' | 'sharedWith'>): string[] {
  return [ownerId, ...sharedWith.filter(({ kind }) => kind === 'user').map(({ id }) => id)];
}

/** Theirs, the newest first, then what is shared with them; the one that changed as its row says, not the index. */
async function playgroundsOf(
  userId: string,
  changed: string,
  deps: HomeDeps,
): Promise<Pick<HomeContent, 'playgrounds' | 'isComplete'>> {
  const { registry } = deps;
  const [own, row, { ids: channels, isKnown }] = await Promise.all([
    registry.listByOwner(userId),
    changed ? registry.getPlayground(changed) : undefined,
    channelsOf(userId, deps),
  ]);
  const others = [...own, ...(await sharedWith(userId, channels, registry))].filter(({ name }) => name !== changed);
  const isTheirs = row && standingOf(row, { userId, isAdmin: false, channels }) !== 'stranger';
  const known = isTheirs ? [row, ...others] : others;
  const unique = [...new Map(known.map((playground) => [playground.id, playground])).values()];
  const isOwn = ({ ownerId }: Playground): boolean => ownerId === userId;
  const playgrounds = unique.sort((a, b) => Number(isOwn(b)) - Number(isOwn(a)) || b.createdAt - a.createdAt);
  return { playgrounds, isComplete: isKnown };
}
