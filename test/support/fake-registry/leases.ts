import { downNow, retryTime } from '../../../provisioner/contract/lifetime.ts';
import { isFinished, type Operation } from '../../../provisioner/contract/operation.ts';
import type { Playground } from '../../../provisioner/contract/playground.ts';
import { type Held, LEASE_SECONDS, type Leases } from '../../../provisioner/contract/registry.ts';
import { CLOCK_SKEW_SECONDS, type FakeRows, revised } from './rows.ts';

export function fakeLeases({
  playgrounds,
  operations,
  queuedAt,
  held,
  change,
  finish,
  playgroundOf,
  setPlayground,
}: FakeRows): Leases {
  /** Ready again, with other tasks. */
  function setReady(mine: Held, fields: Partial<Playground>): void {
    setPlayground(mine, { state: 'ready', ...fields });
    const { health: _before, ...rest } = playgroundOf(mine);
    playgrounds.set(mine.playgroundName, rest);
  }

  return {
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
    async undoing(mine, failure, brokenBefore) {
      const { putOff: _before, ...operation } = held(mine);
      operations.set(mine.id, { ...operation, failure, brokenBefore });
    },
    async putOff(mine, failure, nextAt) {
      queuedAt.set(mine.id, nextAt);
      return change(mine, { state: 'queued', putOff: { failure, nextAt } }, ['leaseUntil']);
    },
    progress: async (mine, progress) => change(mine, { progress }),
    async requeue(mine, now) {
      queuedAt.set(mine.id, now);
      const continuations = (held(mine).continuations ?? 0) + 1;
      return change(mine, { state: 'queued', continuations }, ['leaseUntil', 'putOff']);
    },
    async ready(mine, { address }, now) {
      const operation = finish(mine, now, { state: 'succeeded', address });
      setPlayground(mine, { state: 'ready', address, readyAt: now });
      return operation;
    },
    async updated(mine, { address }, now) {
      const operation = finish(mine, now, { state: 'succeeded', address });
      setReady(mine, { address, turnedAt: now, ...(operation.tags && { tags: operation.tags }) });
      return operation;
    },
    async rolledBack(mine, failure, result, now) {
      const operation = finish(mine, now, { state: 'failed', failure });
      setReady(mine, { turnedAt: now, ...result });
      return operation;
    },
    async leftDown(mine, failure, now) {
      const operation = finish(mine, now, { state: 'failed', failure });
      const { address: _gone, ...rest } = playgroundOf(mine);
      playgrounds.set(rest.name, revised(rest, { state: 'ready', turnedAt: now, health: downNow(failure, now) }));
      return operation;
    },
    async failed(mine, failure, now) {
      const operation = finish(mine, now, { state: 'failed', failure, receiptAt: now });
      playgrounds.delete(playgroundOf(mine).name);
      return operation;
    },
    async gone(mine, now) {
      const operation = finish(mine, now, { state: 'succeeded', receiptAt: now });
      playgrounds.delete(playgroundOf(mine).name);
      return operation;
    },
    async stuck(mine, failure, now) {
      const operation = finish(mine, now, { state: 'failed', failure });
      const stuckTimes = (playgroundOf(mine).stuckTimes ?? 0) + 1;
      setPlayground(mine, { state: 'stuck', stuckTimes, retryAt: retryTime(now, stuckTimes) });
      return operation;
    },
  };
}
