import type { Playground } from '../../provisioner/contract/playground.ts';
import type { Queries } from '../../provisioner/contract/registry.ts';
import type { Log } from '../log.ts';
import { homeBlocks } from '../messages/home.ts';
import type { Slack } from '../slack/slack.ts';

export interface HomeDeps {
  registry: Pick<Queries, 'getPlayground' | 'listByOwner' | 'listSharedWith'>;
  slack: Pick<Slack, 'publishHome'>;
  log: Log;
}

/**
 * Draws somebody's App Home as things stand, and again while they change under it.
 * @param changed name of a playground that the indexes may not know of yet
 */
export async function publishHome(userId: string, deps: HomeDeps, { page = 0, changed = '' } = {}): Promise<void> {
  let published = '';
  for (;;) {
    const blocks = homeBlocks({ userId, playgrounds: await playgroundsOf(userId, changed, deps), page });
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

/** Whose Homes show it. */
export function peopleOf({ ownerId, sharedWith = [] }: Pick<Playground, 'ownerId' | 'sharedWith'>): string[] {
  return [ownerId, ...sharedWith.filter(({ kind }) => kind === 'user').map(({ id }) => id)];
}

/** Theirs, the newest first, then what is shared with them by name; the one that changed as its row says, not the index. */
async function playgroundsOf(userId: string, changed: string, { registry }: HomeDeps): Promise<Playground[]> {
  const [own, shared, row] = await Promise.all([
    registry.listByOwner(userId),
    registry.listSharedWith([userId]),
    changed ? registry.getPlayground(changed) : undefined,
  ]);
  const others = [...own, ...shared].filter(({ name }) => name !== changed);
  const known = row && peopleOf(row).includes(userId) ? [row, ...others] : others;
  const unique = [...new Map(known.map((playground) => [playground.id, playground])).values()];
  const isOwn = ({ ownerId }: Playground): boolean => ownerId === userId;
  return unique.sort((a, b) => Number(isOwn(b)) - Number(isOwn(a)) || b.createdAt - a.createdAt);
}
