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
  let fits = 0;
  let over = lines.length + 1;
  // The size grows with the number of lines, so halving finds the last that fits.
  while (over - fits > 1) {
    const half = Math.floor((fits + over) / 2);
    if (isFitting(withFirst(half), SURFACES.message)) fits = half;
    else over = half;
  }
  return withFirst(fits);
}

/** As few sections as hold the lines; a line is never divided. */
function sections(lines: readonly string[]): Block[] {
  const texts: string[] = [];
  for (const line of lines) {
    const longer = [texts.at(-1), line].filter((text) => text !== undefined).join('\n');
    if (texts.length > 0 && longer.length <= SECTION_TEXT) texts[texts.length - 1] = longer;
    else texts.push(line);
  }
  return texts.map((text) => section(text));
}
