import { noCredentials, oneFinalMessage, stuckIsTold } from './messages.ts';
import { countsEqualRows, everythingEnds, rowsAgree } from './registry.ts';
import { everythingIsKnown, locksHaveLeases, oneStackPerName, readyIsThere } from './resources.ts';
import type { Seen } from './seen.ts';

/** What must hold whenever the world is quiet, in the words of the table; each says what of it does not. */
export const INVARIANTS: Record<string, (seen: Seen) => string[]> = {
  'at most one live stack per name': oneStackPerName,
  'every live resource belongs to a playground that the registry knows': everythingIsKnown,
  'no lock without a valid lease': locksHaveLeases,
  'what is ready is there': readyIsThere,
  'counts equal rows': countsEqualRows,
  'every operation reaches an end': everythingEnds,
  'rows agree with each other': rowsAgree,
  'each operation has exactly one final message, which says what its row says': oneFinalMessage,
  'owner and alerts channel know of what is stuck': stuckIsTold,
  'no credential in any log, event, row or channel': noCredentials,
};

export interface Fault {
  invariant: string;
  detail: string;
}

export function faultsIn(seen: Seen): Fault[] {
  return Object.entries(INVARIANTS).flatMap(([invariant, check]) =>
    check(seen).map((detail) => ({ invariant, detail })),
  );
}
