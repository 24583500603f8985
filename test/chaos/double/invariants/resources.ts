import type { Seen } from './seen.ts';

/** An id is its name and a suffix of the generation. */
const nameOf = (playgroundId: string): string => playgroundId.slice(0, playgroundId.lastIndexOf('-'));

/** At most one live stack, or service, per name. */
export function oneStackPerName({ live }: Seen): string[] {
  const stacks = live.filter(({ kind }) => kind === 'state' || kind === 'service');
  const byName = Map.groupBy(new Set(stacks.map(({ playgroundId }) => playgroundId)), nameOf);
  return [...byName].filter(([, ids]) => ids.length > 1).map(([name, ids]) => `${name} is there as ${ids.join(', ')}`);
}

/** Every live resource belongs to a playground that the registry knows. */
export function everythingIsKnown({ live, playgrounds }: Seen): string[] {
  const known = new Set(playgrounds.map(({ id }) => id));
  return live
    .filter(({ playgroundId }) => !known.has(playgroundId))
    .map(({ kind, id, playgroundId }) => `${kind} ${id} is of ${playgroundId}, which has no row`);
}

/** No lock without a lease that is valid, or that somebody will come to remove because the playground is known to be stuck. */
export function locksHaveLeases({ locked, operations, playgrounds, now }: Seen): string[] {
  const isTriedAgain = (id: string): boolean =>
    playgrounds.some((one) => one.id === id && one.state === 'stuck' && one.retryAt !== undefined);
  const isHeld = (id: string): boolean =>
    operations.some(
      ({ playgroundId, state, leaseUntil = 0 }) => playgroundId === id && state === 'running' && leaseUntil >= now,
    );
  return locked
    .filter((id) => !isHeld(id) && !isTriedAgain(id))
    .map((id) => `the stack ${id} is locked, and nobody has its lease`);
}

/** What is ready is there, all of it; the state is not asked for, because somebody may have spoilt it. */
export function readyIsThere({ playgrounds, live }: Seen): string[] {
  const kinds = ['service', 'security group', 'task definition', 'parameter'] as const;
  return playgrounds
    .filter(({ state }) => state === 'ready')
    .flatMap(({ id }) =>
      kinds
        .filter((kind) => !live.some((one) => one.kind === kind && one.playgroundId === id))
        .map((kind) => `${id} is ready and has no ${kind}`),
    );
}
