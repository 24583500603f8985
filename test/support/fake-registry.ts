import { requestIds } from '../../provisioner/contract/name.ts';
import { isFinished, type Operation } from '../../provisioner/contract/operation.ts';
import type { Playground } from '../../provisioner/contract/playground.ts';
import { type Held, LEASE_SECONDS, LeaseLostError, type Registry } from '../../provisioner/contract/registry.ts';

export interface FakeRegistry extends Registry {
  playgrounds: Map<string, Playground>;
  operations: Map<string, Operation>;
}

const CLOCK_SKEW_SECONDS = 5;
const QUEUED_GRACE_SECONDS = 60;

/** The registry's rules in memory, for tests of what stands on top of it. One caller at a time is all it can do. */
export function fakeRegistry(): FakeRegistry {
  const playgrounds = new Map<string, Playground>();
  const operations = new Map<string, Operation>();
  const queuedAt = new Map<string, number>();
  const stuckAt = new Map<string, number>();

  function held({ id, attempt }: Held): Operation {
    const operation = operations.get(id);
    if (!operation || operation.attempt !== attempt || operation.state !== 'running') throw new LeaseLostError(id);
    return operation;
  }

  function change(mine: Held, fields: Partial<Operation>, drop: (keyof Operation)[] = []): Operation {
    const operation: Operation = { ...held(mine), ...fields };
    for (const field of drop) delete operation[field];
    operation.sequence += 1;
    operations.set(operation.id, operation);
    return operation;
  }

  const finish = (mine: Held, now: number, fields: Partial<Operation>): Operation =>
    change(mine, { ...fields, finishedAt: now }, ['leaseUntil']);

  function playgroundOf({ playgroundName, id }: Held): Playground {
    const playground = playgrounds.get(playgroundName);
    if (playground?.operationId !== id) throw new Error(`the registry contradicts itself at ${playgroundName}`);
    return playground;
  }

  function queue(operation: Operation): void {
    operations.set(operation.id, operation);
    queuedAt.set(operation.id, operation.requestedAt + QUEUED_GRACE_SECONDS);
  }

  return {
    playgrounds,
    operations,
    async claimCreate(request, limits) {
      const { operationId, suffix } = requestIds(request.requestKey);
      const before = operations.get(operationId);
      if (before) return { outcome: 'repeated', operation: before };
      const holder = playgrounds.get(request.name);
      if (holder) return { outcome: 'name-taken', holder };
      const all = [...playgrounds.values()];
      if (all.filter(({ ownerId }) => ownerId === request.ownerId).length >= limits.perOwner) {
        return { outcome: 'owner-limit' };
      }
      if (all.length >= limits.total) return { outcome: 'workspace-limit' };
      const { name, ownerId, template, requestedAt } = request;
      const shared = { ownerId, template, expiresAt: requestedAt + request.lifetimeSeconds };
      const id = `${name}-${suffix}`;
      const playground: Playground = {
        ...shared,
        name,
        id,
        state: 'creating',
        operationId,
        createdAt: requestedAt,
      };
      const operation: Operation = {
        ...shared,
        id: operationId,
        kind: 'create',
        cause: 'asked',
        playgroundName: name,
        playgroundId: id,
        state: 'queued',
        attempt: 0,
        sequence: 1,
        requestedAt,
      };
      playgrounds.set(name, playground);
      queue(operation);
      return { outcome: 'claimed', playground, operation };
    },
    async claimDestroy(request) {
      const { operationId } = requestIds(request.requestKey);
      const before = operations.get(operationId);
      if (before) return { outcome: 'repeated', operation: before };
      const playground = playgrounds.get(request.name);
      if (!playground || (request.playgroundId ?? playground.id) !== playground.id) {
        return { outcome: 'no-such-playground' };
      }
      if (playground.state !== 'ready' && playground.state !== 'stuck') {
        return { outcome: 'not-destroyable', playground };
      }
      const operation: Operation = {
        id: operationId,
        kind: 'destroy',
        cause: request.cause,
        playgroundName: playground.name,
        playgroundId: playground.id,
        ownerId: playground.ownerId,
        template: playground.template,
        state: 'queued',
        attempt: 0,
        sequence: 1,
        expiresAt: playground.expiresAt,
        requestedAt: request.requestedAt,
      };
      playgrounds.set(playground.name, { ...playground, state: 'destroying', operationId });
      queue(operation);
      return { outcome: 'claimed', operation };
    },
    async take(operationId, now) {
      const operation = operations.get(operationId);
      if (!operation) return { outcome: 'unknown' };
      if (isFinished(operation)) return { outcome: 'finished' };
      const leaseUntil = operation.leaseUntil ?? now;
      if (operation.state === 'running' && leaseUntil >= now - CLOCK_SKEW_SECONDS)
        return { outcome: 'held', leaseUntil };
      const taken: Operation = {
        ...operation,
        state: 'running',
        attempt: operation.attempt + 1,
        sequence: operation.sequence + 1,
        leaseUntil: now + LEASE_SECONDS,
        startedAt: operation.startedAt ?? now,
      };
      operations.set(operationId, taken);
      return { outcome: 'taken', operation: taken, playground: playgroundOf(taken) };
    },
    async renew(mine, now) {
      operations.set(mine.id, { ...held(mine), leaseUntil: now + LEASE_SECONDS });
    },
    progress: async (mine, progress) => change(mine, { progress }),
    async requeue(mine, now) {
      queuedAt.set(mine.id, now);
      return change(mine, { state: 'queued' }, ['leaseUntil']);
    },
    async ready(mine, { address }, now) {
      const operation = finish(mine, now, { state: 'succeeded', address });
      playgrounds.set(mine.playgroundName, { ...playgroundOf(mine), state: 'ready', address, readyAt: now });
      return operation;
    },
    async failed(mine, failure, now) {
      const operation = finish(mine, now, { state: 'failed', failure });
      playgrounds.delete(playgroundOf(mine).name);
      return operation;
    },
    async gone(mine, now) {
      const operation = finish(mine, now, { state: 'succeeded' });
      playgrounds.delete(playgroundOf(mine).name);
      return operation;
    },
    async stuck(mine, failure, now) {
      const operation = finish(mine, now, { state: 'failed', failure });
      playgrounds.set(mine.playgroundName, { ...playgroundOf(mine), state: 'stuck' });
      stuckAt.set(mine.playgroundId, now);
      return operation;
    },
    getPlayground: async (name) => playgrounds.get(name),
    getOperation: async (id) => operations.get(id),
    listByOwner: async (ownerId) => [...playgrounds.values()].filter((playground) => playground.ownerId === ownerId),
    async due(now) {
      return {
        playgrounds: [...playgrounds.values()].filter(
          ({ id, state, expiresAt }) =>
            (state === 'ready' && expiresAt <= now) || (state === 'stuck' && (stuckAt.get(id) ?? now) + 900 <= now),
        ),
        operations: [...operations.values()].filter(
          ({ id, state, leaseUntil }) =>
            (state === 'queued' && (queuedAt.get(id) ?? now) <= now) ||
            (state === 'running' && (leaseUntil ?? now) + CLOCK_SKEW_SECONDS <= now),
        ),
      };
    },
    async claimPost(operationId, now, until) {
      const operation = operations.get(operationId);
      if (!operation || operation.message || (operation.postClaimUntil ?? 0) >= now) return false;
      operations.set(operationId, { ...operation, postClaimUntil: until });
      return true;
    },
    async posted(operationId, message) {
      const operation = operations.get(operationId);
      if (!operation) throw new Error(`keeping the message of ${operationId}: there is no such operation`);
      const { postClaimUntil: _claim, ...rest } = operation;
      operations.set(operationId, { ...rest, message });
    },
    async shown(operationId, sequence) {
      const operation = operations.get(operationId);
      if (operation && (operation.shownSequence ?? 0) < sequence) {
        operations.set(operationId, { ...operation, shownSequence: sequence });
      }
    },
    async claimAlert(operationId, now) {
      const operation = operations.get(operationId);
      if (!operation || operation.alertedAt !== undefined) return false;
      operations.set(operationId, { ...operation, alertedAt: now });
      return true;
    },
    async releaseAlert(operationId) {
      const operation = operations.get(operationId);
      if (!operation) throw new Error(`releasing the alert of ${operationId}: there is no such operation`);
      const { alertedAt: _alerted, ...rest } = operation;
      operations.set(operationId, rest);
    },
  };
}
