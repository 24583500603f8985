import type { Watched } from '../conditions.ts';

/** What widgets look at, and from where. */
export interface Look extends Watched {
  region: string;
}
