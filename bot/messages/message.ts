import type { KnownBlock, Button as SlackButton, StaticSelect } from '@slack/web-api';
import { keepEnd } from './fit/cut.ts';
import { escaped } from './text.ts';

export type Block = KnownBlock;
export type Button = SlackButton;
export type Menu = StaticSelect;

/** A message in a channel. `text` is what a notification shows, on a locked screen too: no credentials in it. */
export interface Message {
  text: string;
  blocks: Block[];
}

/** Slack takes 3000 characters in a section, entities counted as written; the rest is for the words around. */
const LONGEST_REASON = 2000;

export function section(...lines: (string | undefined | false)[]): Block {
  return { type: 'section', text: { type: 'mrkdwn', text: lines.filter(Boolean).join('\n') } };
}

export function context(...lines: string[]): Block {
  return { type: 'context', elements: lines.map((text) => ({ type: 'mrkdwn', text })) };
}

/** A reason in words, cut from the front when long: with log lines in it, the end is what tells. */
export function reasonText(reason: string): string {
  return keepEnd(escaped(reason.trim()), LONGEST_REASON);
}
