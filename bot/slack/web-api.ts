import { LogLevel, WebAPIPlatformError, WebAPIRateLimitedError, WebClient } from '@slack/web-api';
import { fitMessage } from '../messages/fit/fit.ts';
import type { Message } from '../messages/message.ts';

/** Where a message is, as chat.postMessage returned it. */
export interface Posted {
  channel: string;
  ts: string;
}

/** Hidden in a message, so that it can be found again when where it is was lost. */
export interface Tag {
  operation_id: string;
  playground_id: string;
  kind: string;
  /** The operation's, as the message shows it: scripts follow an operation by it. */
  state: string;
}

export interface Slack {
  /**
   * @param channel a channel, or a user for the direct messages with them
   * @param options `tag` makes it findable; `twiceRatherThanNever` waits longer when Slack says so, and tries again when
   * it is unknown whether Slack took it
   */
  post(channel: string, message: Message, options?: { tag?: Tag; twiceRatherThanNever?: boolean }): Promise<Posted>;
  update(where: Posted, message: Message, tag: Tag): Promise<void>;
  /** The newest of the last messages to a user whose tag matches. */
  find(userId: string, matches: (tag: Tag) => boolean): Promise<(Posted & { tag: Tag }) | undefined>;
}

/** Slack understood the request and will not do it, now or later. `code` is Slack's own error code. */
export class SlackRefusal extends Error {
  override readonly name = 'SlackRefusal';
  readonly code: string;
  constructor(method: string, code: string, options?: { cause?: unknown }) {
    super(`${method}: Slack answered ${code}`, options);
    this.code = code;
  }
}

/** Slack's error codes that another try, or whoever runs the bot, can make go away; all others are refusals. */
const PASSING = new Set([
  'account_inactive',
  'accesslimited',
  'fatal_error',
  'internal_error',
  'invalid_auth',
  'missing_scope',
  'not_authed',
  'ratelimited',
  'rate_limited',
  'request_timeout',
  'service_unavailable',
  'team_added_to_org',
  'token_expired',
  'token_revoked',
]);
const EVENT_TYPE = 'playground_operation';
/** Slack returns at most 999 at once; a person's last 200 messages reach back further than any playground lives. */
const SEARCHED = 200;
const CALL_TIMEOUT_MS = 5000;
/** Slack's 429 is waited for this often, each time at most so long, in seconds; what takes longer is thrown. */
interface Patience {
  waits: number;
  longest: number;
}
/** The delivery's own retry goes on: an invocation that sleeps is paid for. See POST_CLAIM_SECONDS in notifier/deliver.ts. */
const BRIEF: Patience = { waits: 2, longest: 10 };
/** For what no later delivery will say again; the notifier has 90 s. */
const LONG: Patience = { waits: 2, longest: 30 };
const REPEATS = { retries: 2, minTimeout: 200, maxTimeout: 1000 };

/** @param apiUrl ends with `/api/` @param token asked for at each call, so that a rotated one is taken up */
export function createSlack(
  apiUrl: string,
  token: () => Promise<string>,
  sleep: (ms: number) => Promise<unknown>,
): Slack {
  // What goes wrong is thrown, and logged once, by whoever knows what it was for.
  const options = {
    slackApiUrl: apiUrl,
    timeout: CALL_TIMEOUT_MS,
    rejectRateLimitedCalls: true,
    logLevel: LogLevel.ERROR,
  };
  const once = new WebClient(undefined, { ...options, retryConfig: { retries: 0 } });
  const repeating = new WebClient(undefined, { ...options, retryConfig: REPEATS });

  async function call<T>(
    method: string,
    request: (token: string) => Promise<T>,
    { waits, longest }: Patience = BRIEF,
  ): Promise<T> {
    try {
      return await request(await token());
    } catch (error) {
      if (error instanceof WebAPIRateLimitedError && waits > 0 && error.retryAfter <= longest) {
        await sleep(error.retryAfter * 1000);
        return call(method, request, { waits: waits - 1, longest });
      }
      if (error instanceof WebAPIPlatformError && !PASSING.has(error.data.error)) {
        throw new SlackRefusal(method, error.data.error, { cause: error });
      }
      throw error;
    }
  }

  return {
    async post(channel, message, { tag, twiceRatherThanNever = false } = {}) {
      const [client, patience] = twiceRatherThanNever ? [repeating, LONG] : [once, BRIEF];
      const request = {
        ...fitMessage(message),
        channel,
        ...(tag && { metadata: metadataOf(tag) }),
        // Slack would fetch the playground's address to show a preview of it.
        unfurl_links: false,
        unfurl_media: false,
      };
      const posted = await call(
        'chat.postMessage',
        (token) => client.chat.postMessage({ token, ...request }),
        patience,
      );
      return { channel: given('channel', posted.channel), ts: given('ts', posted.ts) };
    },
    async update(where, message, tag) {
      const request = { ...where, ...fitMessage(message), metadata: metadataOf(tag) };
      await call('chat.update', (token) => repeating.chat.update({ token, ...request }));
    },
    async find(userId, matches) {
      const opened = await call('conversations.open', (token) =>
        repeating.conversations.open({ token, users: userId }),
      );
      const channel = given('channel', opened.channel?.id);
      const request = { channel, limit: SEARCHED, include_all_metadata: true };
      const { messages = [] } = await call('conversations.history', (token) =>
        repeating.conversations.history({ token, ...request }),
      );
      for (const { ts, metadata } of messages) {
        const tag = metadata?.event_type === EVENT_TYPE ? (metadata.event_payload as Partial<Tag>) : undefined;
        if (ts && isTag(tag) && matches(tag)) return { channel, ts, tag };
      }
      return undefined;
    },
  };
}

function metadataOf(tag: Tag) {
  return { event_type: EVENT_TYPE, event_payload: { ...tag } };
}

function isTag(tag: Partial<Tag> | undefined): tag is Tag {
  return [tag?.operation_id, tag?.playground_id, tag?.kind, tag?.state].every((value) => typeof value === 'string');
}

function given(field: string, value: string | undefined): string {
  if (!value) throw new Error(`reading Slack's answer: it has no ${field}`);
  return value;
}
