import { type Block, section } from '../message.ts';
import { isFitting } from './fit.ts';
import { SECTION_TEXT, SURFACES } from './limits.ts';

export interface Lines {
  head?: readonly string[];
  /** mrkdwn; the last of them are left out first. */
  lines: readonly string[];
  tail?: readonly string[];
  /** The words for lines that are left out, such as "12 more…". */
  more: (left: number) => string;
}

/** Lines as the sections of one message. Head and tail stay, and as many of the lines as there is room for. */
export function fitLines({ head = [], lines, tail = [], more }: Lines): Block[] {
  const withFirst = (kept: number): Block[] => {
    const left = lines.length - kept;
    return sections([...head, ...lines.slice(0, kept), ...(left > 0 ? [more(left)] : []), ...tail]);
  };
  return withFirst(mostThatFit(lines.length, (kept) => isFitting(withFirst(kept), SURFACES.message)));
}

/** The largest number up to `most` that fits. What is bigger must not fit where less does not. */
export function mostThatFit(most: number, isFit: (count: number) => boolean): number {
  let fits = 0;
  let over = most + 1;
  while (over - fits > 1) {
    const half = Math.floor((fits + over) / 2);
    if (isFit(half)) fits = half;
    else over = half;
  }
  return fits;
}

/** Joins lines to as few texts of at most `limit` characters as hold them; a line is never divided. */
export function grouped(lines: readonly string[], limit: number): string[] {
  const texts: string[] = [];
  for (const line of lines) {
    const longer = `${texts.at(-1)}\n${line}`;
    if (texts.length > 0 && longer.length <= limit) texts[texts.length - 1] = longer;
    else texts.push(line);
  }
  return texts;
}

function sections(lines: readonly string[]): Block[] {
  return grouped(lines, SECTION_TEXT).map((text) => section(text));
}
