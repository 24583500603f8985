import type { Target } from './command.ts';

// Ids of people begin with U, or with W in an Enterprise organisation; those of channels with C, or with G where private.
const USER = /^<@([UW][A-Z0-9]{2,20})(?:\|[^<>]*)?>$/;
const CHANNEL = /^<#([CG][A-Z0-9]{2,20})(?:\|[^<>]*)?>$/;

/** The person or channel that Slack made of `@ada` or `#general`; nothing for groups, `@here` and text that is none. */
export function readMention(word: string): Target | undefined {
  const user = USER.exec(word)?.[1];
  if (user) return { kind: 'user', id: user };
  const channel = CHANNEL.exec(word)?.[1];
  return channel ? { kind: 'channel', id: channel } : undefined;
}

/** Meant as a mention, whether or not it is one. */
export function looksLikeMention(word: string): boolean {
  return /^[@#<]/.test(word);
}
