import { LogLevel, WebClient } from '@slack/web-api';
import { cached } from '../cached.ts';

/** Who belongs where, as Slack says. Rejects when Slack does not say it in time. */
export interface Membership {
  /** Ids of the channels that somebody is in, of those that the bot can see. */
  channelsOf(userId: string): Promise<ReadonlySet<string>>;
  /** User ids of a user group's members. */
  membersOf(userGroupId: string): Promise<ReadonlySet<string>>;
}

/** How old an answer may be: whoever leaves a channel keeps what it gave for at most so long. */
export const MEMBERSHIP_AGE_MS = 5 * 60 * 1000;
/** What it may take of the 3 seconds within which Slack wants its answer. */
export const MEMBERSHIP_MS = 300;
/** The most that Slack returns at once; hardly anybody is in more channels. */
const PAGE = 999;

/**
 * Needs the scopes channels:read and groups:read for channels (private ones only where the bot is a member itself), and
 * usergroups:read for groups.
 * @param apiUrl ends with `/api/` @param clock epoch milliseconds
 */
export function createMembership(apiUrl: string, token: () => Promise<string>, clock: () => number): Membership {
  const client = new WebClient(undefined, {
    slackApiUrl: apiUrl,
    timeout: MEMBERSHIP_MS,
    rejectRateLimitedCalls: true,
    retryConfig: { retries: 0 },
    // What goes wrong is thrown, and logged by whoever knows what it was for.
    logLevel: LogLevel.ERROR,
  });

  async function channelsOf(user: string): Promise<ReadonlySet<string>> {
    const types = 'public_channel,private_channel';
    const ids: string[] = [];
    let cursor = '';
    do {
      const page = await client.users.conversations({
        token: await token(),
        user,
        types,
        exclude_archived: true,
        limit: PAGE,
        ...(cursor && { cursor }),
      });
      ids.push(...(page.channels ?? []).flatMap(({ id }) => id ?? []));
      cursor = page.response_metadata?.next_cursor ?? '';
    } while (cursor !== '');
    return new Set(ids);
  }

  async function membersOf(usergroup: string): Promise<ReadonlySet<string>> {
    const { users } = await client.usergroups.users.list({ token: await token(), usergroup });
    return new Set(users ?? []);
  }

  const inTime =
    <T>(fetch: (id: string) => Promise<T>) =>
    (id: string): Promise<T> =>
      within(fetch(id), `asking Slack about ${id}`);
  return {
    channelsOf: inTime(cached(channelsOf, MEMBERSHIP_AGE_MS, clock)),
    membersOf: inTime(cached(membersOf, MEMBERSHIP_AGE_MS, clock)),
  };
}

/** The call itself goes on, so that the next one who asks may find its answer. */
async function within<T>(work: Promise<T>, doing: string): Promise<T> {
  const { promise: timeUp, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(() => reject(new Error(`${doing}: no answer in ${MEMBERSHIP_MS} ms`)), MEMBERSHIP_MS);
  try {
    return await Promise.race([work, timeUp]);
  } finally {
    clearTimeout(timer);
    // It may end badly when nobody waits any longer; this one has been told already.
    work.catch(() => undefined);
  }
}
