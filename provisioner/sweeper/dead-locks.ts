import { isFinished } from '../contract/operation.ts';
import type { Queries } from '../contract/registry.ts';
import type { StateLocks } from '../state/locks.ts';
import { leftName } from './compare.ts';
import { doEach } from './each.ts';

export interface DeadLocksDeps {
  locks: StateLocks;
  registry: Pick<Queries, 'getRemains' | 'getOperation'>;
  log: {
    info(message: string, details: Record<string, unknown>): void;
    error(message: string, details: Record<string, unknown>): void;
  };
}

/**
 * Removes the engine's locks that no run has: S3 did not let it take its own away, and nobody had anything to do there since.
 * No lease is needed for that: a lock was listed before its playground's last operation was seen to have ended, and what
 * begins meanwhile has a lock of another name.
 * @returns what went wrong, each with one lock
 */
export async function removeDeadLocks({ locks, registry, log }: DeadLocksDeps): Promise<unknown[]> {
  return doEach(
    await locks.list(),
    async (lock) => {
      if (await isWorkedOn(lock.playgroundId, registry)) return;
      await locks.remove(lock);
      log.info('A lock that no run had is removed.', { ...lock });
    },
    (lock, error) => log.error('A lock that no run has stays until the next comparison.', { ...lock, error }),
  );
}

/** Whether somebody may hold a lease for it, or is to take one: then its lock is theirs to clear. */
async function isWorkedOn(playgroundId: string, registry: DeadLocksDeps['registry']): Promise<boolean> {
  const names = [playgroundId.slice(0, playgroundId.lastIndexOf('-')), leftName({ playgroundId })];
  const rows = await Promise.all(names.map((name) => registry.getRemains(name)));
  const row = rows.find((one) => one?.id === playgroundId);
  const operation = row && (await registry.getOperation(row.operationId));
  return operation !== undefined && !isFinished(operation);
}
