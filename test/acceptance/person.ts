import { setTimeout } from 'node:timers/promises';
import type { CloudFacts } from './cloud/facts.ts';

export const ADA = 'U0ADA0001';
export const GRACE = 'U0GRACE01';
export const LINUS = 'U0LINUS01';
export const ALERTS = 'C0ALERTS01';

/** How long anything may take, in seconds. It is for what hangs, not for what is slow on a busy machine. */
const PATIENCE = 300;

/** A message as the stand-in Slack keeps it. */
export interface SeenMessage {
  channel: string;
  ts: string;
  text: string;
  blocks?: unknown[];
  metadata?: { event_payload: Record<string, unknown> };
  edits: unknown[];
}

export interface Access {
  address: string;
  user: string;
  password: string;
}

/** All words of a message, its blocks included. */
export function words(message: SeenMessage): string {
  return `${message.text}\n${JSON.stringify(message.blocks ?? [])}`;
}

/** Asks again and again, until it gets an answer or the time is up; `what` names the wait in the error. */
export async function until<T>(what: string, ask: () => Promise<T | undefined>, seconds = PATIENCE): Promise<T> {
  const deadline = Date.now() + seconds * 1000;
  for (;;) {
    const answer = await ask();
    if (answer !== undefined) return answer;
    if (Date.now() > deadline) throw new Error(`waited ${seconds} s for ${what}`);
    await setTimeout(250);
  }
}

async function get<T>(cloud: CloudFacts, path: string): Promise<T> {
  const response = await fetch(`${cloud.slack.url}${path}`);
  if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
  return (await response.json()) as T;
}

/** @param channel a channel's id, or a person's for that person's direct messages */
export async function messages(cloud: CloudFacts, channel: string): Promise<SeenMessage[]> {
  return (await get<{ messages: SeenMessage[] }>(cloud, `/_stand-in/messages?channel=${channel}`)).messages;
}

/** The product gives itself two seconds for an answer. Of these two it says: type the same command again. */
const TOO_LATE = /"block_id":"error:(BUSY|MEMBERSHIP_UNKNOWN)"/;

/**
 * Types a command as a person and gives the reply that only that person sees. Does what a reply says that came too late on a
 * busy machine, which is to type it again.
 */
export async function type(cloud: CloudFacts, userId: string, text: string): Promise<string> {
  return until(`an answer in time to ${text}`, async () => {
    const said = await typeOnce(cloud, userId, text);
    return TOO_LATE.test(said) ? undefined : said;
  });
}

async function typeOnce(cloud: CloudFacts, userId: string, text: string): Promise<string> {
  const response = await fetch(`${cloud.slack.url}/_stand-in/command`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ text, userId, channelId: 'C0GENERAL1' }),
  });
  const answer = (await response.json()) as {
    reply?: { text: string; blocks?: unknown[] };
    error?: string;
    detail?: string;
  };
  if (!answer.reply) throw new Error(`${text}: ${JSON.stringify(answer)}`);
  return `${answer.reply.text}\n${JSON.stringify(answer.reply.blocks ?? [])}`;
}

/** The last message about an operation of this kind on this playground, once it says what the pattern wants. */
export async function told(
  cloud: CloudFacts,
  channel: string,
  name: string,
  pattern: RegExp,
  seconds = PATIENCE,
): Promise<SeenMessage> {
  return until(
    `a message to ${channel} about ${name} that matches ${pattern}`,
    async () =>
      (await messages(cloud, channel)).find((message) => words(message).includes(name) && pattern.test(words(message))),
    seconds,
  );
}

/** Creates a playground as a person and waits for the message that says it is ready, or that it failed. */
export async function create(cloud: CloudFacts, userId: string, name: string, options = ''): Promise<Access> {
  await type(cloud, userId, `/playground create ${name} ${options}`);
  return readAccess(await told(cloud, userId, name, /is ready, until|could not be made/));
}

/** How to get in, as a message says it. */
export function readAccess(message: SeenMessage): Access {
  const text = words(message);
  const address = /Address: <(http:[^>]+)>/.exec(text)?.[1];
  const user = /User: `([^`]+)`/.exec(text)?.[1];
  const password = /Password: `([^`]+)`/.exec(text)?.[1];
  if (!address || !user || !password) throw new Error(`reading address and credentials: ${text}`);
  return { address, user, password };
}

/** Destroys a playground as a person and waits for the message that says it is gone. */
export async function destroy(cloud: CloudFacts, userId: string, name: string): Promise<void> {
  await type(cloud, userId, `/playground destroy ${name}`);
  await told(cloud, userId, name, /is gone, with everything in it/);
}

/** A request to a playground, with its credentials or somebody else's. */
export function visit(access: Access, path = '/', init: RequestInit = {}): Promise<Response> {
  const basic = Buffer.from(`${access.user}:${access.password}`).toString('base64');
  return fetch(new URL(path, access.address), {
    ...init,
    headers: { ...init.headers, authorization: `Basic ${basic}` },
  });
}
