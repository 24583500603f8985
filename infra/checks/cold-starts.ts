import type { ColdStarts } from '../cold-start-settings.ts';
import { coldStartWords } from '../idle-cost/cold-starts.ts';
import { type Finding, note } from './finding.ts';

/** What the setting costs, said before it is paid; nothing where it costs nothing. */
export function judgeColdStarts(coldStarts: ColdStarts): Finding[] {
  const words = coldStartWords(coldStarts);
  return words === undefined ? [] : [note('Cold starts', `what the setting coldStarts keeps costs ${words}.`)];
}
