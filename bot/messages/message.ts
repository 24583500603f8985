import type { KnownBlock } from '@slack/web-api';
import { escaped } from './text.ts';

/** A message in a channel. `text` is what a notification shows, on a locked screen too: no credentials in it. */
export interface Message {
  text: string;
  blocks: KnownBlock[];
}

/** Slack takes 3000 characters in a section, entities counted as written; the rest is for the words around. */
const LONGEST_REASON = 2000;

export function section(...lines: (string | undefined | false)[]): KnownBlock {
  return { type: 'section', text: { type: 'mrkdwn', text: lines.filter(Boolean).join('\n') } };
}

export function context(...lines: string[]): KnownBlock {
  return { type: 'context', elements: lines.map((text) => ({ type: 'mrkdwn', text })) };
}

/**
 * A reason in words, cut from the front when long: with log lines in it, the end is what tells. Measured after
 * escaping, as Slack does, and never cut inside an entity.
 */
export function reasonText(reason: string): string {
  const characters = [...reason.trim()].map(escaped);
  let length = 0;
  const start = characters.findLastIndex((character) => {
    length += character.length;
    return length > LONGEST_REASON;
  });
  return start < 0 ? characters.join('') : `…${characters.slice(start + 1).join('')}`;
}
