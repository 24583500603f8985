import { SLACKBOT } from '../../provisioner/contract/ids.ts';
import { cached } from '../cached.ts';
import type { Secret } from '../parameter.ts';
import type { KnownChannel, KnownPerson } from '../policy/target.ts';
import { createCaller, NO_PATIENCE } from './caller.ts';
import { createClient } from './client.ts';
import { SlackRefusal } from './slack.ts';

/** Who and what there is, and who belongs where, as Slack says. Rejects when Slack does not say it. */
export interface Lookups {
  /** Ids of the channels that somebody is in, of those that the bot can see. */
  channelsOf(userId: string): Promise<ReadonlySet<string>>;
  /** User ids of a user group's members. */
  membersOf(userGroupId: string): Promise<ReadonlySet<string>>;
  /** Undefined when Slack knows nobody of that id. */
  person(userId: string): Promise<KnownPerson | undefined>;
  /** Undefined when there is no channel of that id that the bot can see. */
  channel(channelId: string): Promise<KnownChannel | undefined>;
}

/** How old an answer may be: whoever leaves a channel keeps what it gave for at most so long. */
export const LOOKUP_AGE_MS = 5 * 60 * 1000;
/** The most that Slack returns at once; hardly anybody is in more channels. */
const PAGE = 999;

/**
 * Needs the scopes users:read, channels:read and groups:read (private channels only where the bot is a member itself), and
 * usergroups:read.
 * @param apiUrl ends with `/api/` @param clock epoch milliseconds @param timeoutMs of each call
 */
export function createLookups(apiUrl: string, token: Secret, clock: () => number, timeoutMs: number): Lookups {
  const client = createClient(apiUrl, timeoutMs);
  const caller = createCaller(token, async () => undefined);
  const call = <T>(method: string, request: (token: string) => Promise<T>) => caller(method, request, NO_PATIENCE);

  async function channelsOf(user: string): Promise<ReadonlySet<string>> {
    const request = { user, types: 'public_channel,private_channel', exclude_archived: true, limit: PAGE };
    const ids: string[] = [];
    let cursor = '';
    do {
      const page = await call('users.conversations', (token) =>
        client.users.conversations({ token, ...request, ...(cursor && { cursor }) }),
      );
      ids.push(...(page.channels ?? []).flatMap(({ id }) => id ?? []));
      cursor = page.response_metadata?.next_cursor ?? '';
    } while (cursor !== '');
    return new Set(ids);
  }

  async function membersOf(usergroup: string): Promise<ReadonlySet<string>> {
    const { users } = await call('usergroups.users.list', (token) =>
      client.usergroups.users.list({ token, usergroup }),
    );
    return new Set(users ?? []);
  }

  async function person(userId: string): Promise<KnownPerson | undefined> {
    const { user = {} } = await call('users.info', (token) => client.users.info({ token, user: userId }));
    const { team_id, enterprise_user } = user;
    return {
      hasLeft: user.deleted === true,
      isBot: user.is_bot === true || userId === SLACKBOT,
      teamIds: [...new Set([...(team_id ? [team_id] : []), ...(enterprise_user?.teams ?? [])])],
      ...(enterprise_user?.enterprise_id && { enterpriseId: enterprise_user.enterprise_id }),
    };
  }

  async function channel(channelId: string): Promise<KnownChannel | undefined> {
    const { channel: found = {} } = await call('conversations.info', (token) =>
      client.conversations.info({ token, channel: channelId }),
    );
    // Nobody is asked who is in a group of direct messages: it cannot be shared with.
    return found.is_im || found.is_mpim ? undefined : { isArchived: found.is_archived === true };
  }

  const kept = <T>(fetch: (id: string) => Promise<T>) => cached(fetch, LOOKUP_AGE_MS, clock);
  return {
    channelsOf: kept(channelsOf),
    membersOf: kept(membersOf),
    person: kept((id) => unlessUnknown(person(id), ['user_not_found', 'user_not_visible'])),
    channel: kept((id) => unlessUnknown(channel(id), ['channel_not_found'])),
  };
}

async function unlessUnknown<T>(asking: Promise<T | undefined>, codes: readonly string[]): Promise<T | undefined> {
  try {
    return await asking;
  } catch (error) {
    if (error instanceof SlackRefusal && codes.includes(error.code)) return undefined;
    throw error;
  }
}
