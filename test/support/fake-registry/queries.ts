import { isFinished } from '../../../provisioner/contract/operation.ts';
import type { Queries } from '../../../provisioner/contract/registry.ts';
import { CLOCK_SKEW_SECONDS, type FakeRows } from './rows.ts';

export function fakeQueries({ playgrounds, operations, changes, notices, queuedAt, untold }: FakeRows): Queries {
  const isUntold = (id: string, now: number): boolean => (untold.get(id) ?? Number.POSITIVE_INFINITY) <= now;

  return {
    getPlayground: async (name) => playgrounds.get(name),
    getRemains: async (name) => playgrounds.get(name),
    getOperation: async (id) => operations.get(id),
    getChange: async (id) => changes.get(id),
    listByOwner: async (ownerId) =>
      [...playgrounds.values()]
        .filter((playground) => playground.ownerId === ownerId)
        .sort((one, other) => other.createdAt - one.createdAt),
    listAll: async (limit) =>
      [...playgrounds.values()].sort((one, other) => one.expiresAt - other.expiresAt).slice(0, limit),
    listSharedWith: async (targetIds) =>
      [...playgrounds.values()].filter(({ sharedWith = [] }) => sharedWith.some(({ id }) => targetIds.includes(id))),
    history: async (of, limit) =>
      [...operations.values(), ...changes.values()]
        .filter((entry) => Object.entries(of).every(([field, value]) => entry[field as keyof typeof entry] === value))
        .sort((one, other) => other.requestedAt - one.requestedAt)
        .slice(0, limit),
    unfinished: async () => [...operations.values()].filter((operation) => !isFinished(operation)),
    async due(now) {
      return {
        unreadable: [],
        playgrounds: [...playgrounds.values()].filter(
          ({ state, expiresAt, warnAt, retryAt }) =>
            (state === 'ready' && (warnAt ?? expiresAt) <= now) ||
            (state === 'stuck' && retryAt !== undefined && retryAt <= now),
        ),
        operations: [...operations.values()].filter(
          ({ id, state, leaseUntil }) =>
            (state === 'queued' && (queuedAt.get(id) ?? now) <= now) ||
            (state === 'running' && (leaseUntil ?? now) + CLOCK_SKEW_SECONDS <= now) ||
            isUntold(id, now),
        ),
        notices: [...notices.values()].filter(({ id }) => isUntold(id, now)),
      };
    },
  };
}
