import { LOCKED } from '../../provisioner/engine/errors.ts';

/** Who works on a stack, as the engine says it. */
export interface LockHolder {
  /** `ada@laptop (process 4711)` */
  who: string;
  /** ISO 8601. */
  since: string;
}

// What the pinned CLI says (backend/diy/lock.go); tested against it.
const HOLDER = /: created by (\S+) \(pid (\d+)\) at (\S+)/g;

/** Pure: who holds the lock, where an error is about one; several, where there are several; none where it does not say. */
function lockHolders(error: unknown): LockHolder[] | undefined {
  const text = error instanceof Error ? error.message : String(error);
  if (!LOCKED.test(text) && !text.includes('[409] Conflict: Another update is currently in progress')) return undefined;
  const holders = [...text.matchAll(HOLDER)].map(([, who = '', pid = '', since = '']) => ({
    who: `${who} (process ${pid})`,
    since,
  }));
  // The CLI's words are in the error twice.
  return holders.filter(
    ({ who, since }, at) => holders.findIndex((other) => other.who === who && other.since === since) === at,
  );
}

/** Pure: the same error in words that say what to do, where it is about a lock. */
export function explainLock(error: unknown, command: string): unknown {
  const holders = lockHolders(error);
  if (!holders) return error;
  const who = holders.map(({ who: name, since }) => `${name}, since ${since}`).join('; ');
  return new Error(
    `This stage is being deployed or destroyed already${who === '' ? '' : ` by ${who}`}.\n` +
      'Wait until that has ended, and try again. If it was interrupted, so that it never will:\n' +
      `  ${command} --unlock`,
    { cause: error },
  );
}
