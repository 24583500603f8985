import { type Block, context, section } from '../message.ts';
import { FENCE } from './cut.ts';
import { isFitting } from './fit.ts';
import { SECTION_TEXT, SURFACES } from './limits.ts';
import { grouped, mostThatFit } from './lines.ts';

export interface Log {
  /** mrkdwn, oldest first; the oldest are left out first, because the end is what tells. */
  lines: readonly string[];
  /** @param kept how many lines are shown */
  head: (kept: number) => string;
  /** @param left how many are not */
  tail: (left: number) => (string | false)[];
}

/** The last of the lines in code blocks, as many as one message holds. */
export function fitLog({ lines, head, tail }: Log): { blocks: Block[]; kept: number } {
  const withLast = (kept: number): Block[] => [
    section(head(kept)),
    ...codeBlocks(kept === 0 ? [] : lines.slice(-kept)),
    context(
      tail(lines.length - kept)
        .filter(Boolean)
        .join(' '),
    ),
  ];
  const kept = mostThatFit(lines.length, (count) => isFitting(withLast(count), SURFACES.message));
  return { blocks: withLast(kept), kept };
}

/** As few sections as hold the lines. */
function codeBlocks(lines: readonly string[]): Block[] {
  return grouped(lines, SECTION_TEXT - 2 * (FENCE.length + 1)).map((text) => section(`${FENCE}\n${text}\n${FENCE}`));
}
