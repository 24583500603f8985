import type { Log } from '../provisioner/contract/log.ts';
import type { Playground } from '../provisioner/contract/playground.ts';
import type { Queries } from '../provisioner/contract/registry.ts';
import type { Lookups } from './slack/lookups.ts';

/** The channels that somebody is in. */
export interface Channels {
  ids: ReadonlySet<string>;
  /** False where Slack did not say: there may be more. */
  isKnown: boolean;
}

/** So many channels of somebody are looked at: for each, an index is asked what is shared with it. */
const MOST = 200;

/** Never rejects: without Slack's answer they are in none, and the log has the reason. */
export async function channelsOf(
  userId: string,
  { lookups, log }: { lookups: Pick<Lookups, 'channelsOf'>; log: Log },
): Promise<Channels> {
  try {
    const ids = await lookups.channelsOf(userId);
    return { ids: new Set([...ids].slice(0, MOST)), isKnown: true };
  } catch (error) {
    log.warn('Slack did not say which channels somebody is in; what is shared with those is left out', {
      userId,
      error,
    });
    return { ids: new Set(), isKnown: false };
  }
}

/** What others share with somebody, or with a channel that they are in. */
export async function sharedWith(
  userId: string,
  channelIds: ReadonlySet<string>,
  registry: Pick<Queries, 'listSharedWith'>,
): Promise<Playground[]> {
  const shared = await registry.listSharedWith([userId, ...channelIds]);
  // An owner may share one with a channel that they are in.
  return shared.filter(({ ownerId }) => ownerId !== userId);
}
