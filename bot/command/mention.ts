import { CHANNEL_ID, USER_ID } from '../../provisioner/contract/ids.ts';
import type { Target } from './command.ts';

/** Slack writes the name behind the id. */
const MENTION = /^<([@#])([^<>|]+)(?:\|[^<>]*)?>$/;

/** The person or channel that Slack made of `@ada` or `#general`; nothing for groups, `@here` and text that is none. */
export function readMention(word: string): Target | undefined {
  const [, sign, id = ''] = MENTION.exec(word) ?? [];
  if (sign === '@') return USER_ID.test(id) ? { kind: 'user', id } : undefined;
  return CHANNEL_ID.test(id) ? { kind: 'channel', id } : undefined;
}

/** Meant as a mention, whether or not it is one. */
export function looksLikeMention(word: string): boolean {
  return /^[@#<]/.test(word);
}
