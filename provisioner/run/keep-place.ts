import type { Log } from '../contract/log.ts';
import type { Places } from '../contract/registry/places.ts';
import type { Leases } from '../contract/registry.ts';

const ENDS = ['ready', 'failed', 'gone', 'updated', 'rolledBack', 'leftDown', 'stuck', 'putOff'] as const;

/**
 * Leases whose holder has a place as long as it has the lease. A place is worth no operation: one that could not be kept or
 * freed lapses by itself.
 */
export function keepPlace(leases: Leases, places: Pick<Places, 'keep' | 'free'>, log: Pick<Log, 'warn'>): Leases {
  const unlessBroken = (act: Promise<void>): Promise<void> =>
    act.catch((error: unknown) => log.warn('The place of the operation could not be changed.', { error }));
  const ending =
    <A extends [{ id: string }, ...unknown[]], R>(write: (...args: A) => Promise<R>) =>
    async (...args: A): Promise<R> => {
      const result = await write(...args);
      await unlessBroken(places.free(args[0].id));
      return result;
    };
  return {
    ...leases,
    async take(operationId, now) {
      const take = await leases.take(operationId, now);
      if (take.outcome === 'taken') await unlessBroken(places.keep(operationId, now));
      return take;
    },
    async renew(held, now) {
      await leases.renew(held, now);
      await unlessBroken(places.keep(held.id, now));
    },
    ...(Object.fromEntries(ENDS.map((end) => [end, ending(leases[end] as never)])) as Pick<
      Leases,
      (typeof ENDS)[number]
    >),
  };
}
