import type { Change } from '../../provisioner/contract/change.ts';
import { downNow, retryTime } from '../../provisioner/contract/lifetime.ts';
import { requestIds } from '../../provisioner/contract/name.ts';
import type { Notice } from '../../provisioner/contract/notice.ts';
import { isFinished, type Operation } from '../../provisioner/contract/operation.ts';
import type { Playground } from '../../provisioner/contract/playground.ts';
import { type Held, LEASE_SECONDS, LeaseLostError, type Registry } from '../../provisioner/contract/registry.ts';
import { newCreate, newDestroy, newUpdate } from '../../provisioner/contract/registry-dynamodb/new-rows.ts';
import { fakeChanges } from './fake-changes.ts';

export interface FakeRegistry extends Registry {
  playgrounds: Map<string, Playground>;
  operations: Map<string, Operation>;
  changes: Map<string, Change>;
  notices: Map<string, Notice>;
}

const CLOCK_SKEW_SECONDS = 5;
const QUEUED_GRACE_SECONDS = 60;

/** The registry's rules in memory, for tests of what stands on top of it. One caller at a time is all it can do. */
export function fakeRegistry(): FakeRegistry {
  const playgrounds = new Map<string, Playground>();
  const operations = new Map<string, Operation>();
  const changes = new Map<string, Change>();
  const notices = new Map<string, Notice>();
  const queuedAt = new Map<string, number>();
  /** When what nobody has shown is told again. */
  const untold = new Map<string, number>();

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

  function finish(mine: Held, now: number, fields: Partial<Operation>): Operation {
    untold.set(mine.id, now + QUEUED_GRACE_SECONDS);
    return change(mine, { ...fields, finishedAt: now }, ['leaseUntil']);
  }

  function keepNotice(notice: Notice): void {
    notices.set(notice.id, notice);
    untold.set(notice.id, notice.createdAt + QUEUED_GRACE_SECONDS);
  }

  const isUntold = (id: string, now: number): boolean => (untold.get(id) ?? Number.POSITIVE_INFINITY) <= now;

  function playgroundOf({ playgroundName, id }: Held): Playground {
    const playground = playgrounds.get(playgroundName);
    if (playground?.operationId !== id) throw new Error(`the registry contradicts itself at ${playgroundName}`);
    return playground;
  }

  function queue(operation: Operation): void {
    operations.set(operation.id, operation);
    queuedAt.set(operation.id, operation.requestedAt + QUEUED_GRACE_SECONDS);
  }

  /** Claims a playground that is there for another operation. */
  function takeOver(
    { name, playgroundId, requestKey }: { name: string; playgroundId?: string; requestKey: string },
    to: 'destroying' | 'updating',
    allowed: (playground: Playground) => boolean,
    operationOn: (playground: Playground) => Operation,
  ) {
    const before = operations.get(requestIds(requestKey).operationId);
    if (before) return { outcome: 'repeated' as const, operation: before };
    const playground = playgrounds.get(name);
    if (!playground || (playgroundId ?? playground.id) !== playground.id) {
      return { outcome: 'no-such-playground' as const };
    }
    if (!allowed(playground)) return { outcome: 'refused' as const, playground };
    const operation = operationOn(playground);
    playgrounds.set(name, revised(playground, { state: to, operationId: operation.id }));
    queue(operation);
    return { outcome: 'claimed' as const, operation };
  }

  const revised = (playground: Playground, fields: Partial<Playground>): Playground => ({
    ...playground,
    ...fields,
    revision: (playground.revision ?? 0) + 1,
  });

  const setPlayground = (mine: Held, fields: Partial<Playground>): void =>
    void playgrounds.set(mine.playgroundName, revised(playgroundOf(mine), fields));

  /** Ready again, with other tasks. */
  function setReady(mine: Held, fields: Partial<Playground>): void {
    setPlayground(mine, { state: 'ready', ...fields });
    const { health: _before, ...rest } = playgroundOf(mine);
    playgrounds.set(mine.playgroundName, rest);
  }

  /** A row with a message: an operation or a notice. */
  function messageRow(id: string): { row: Operation | Notice | undefined; keep(row: Operation | Notice): void } {
    return id.startsWith('no-')
      ? { row: notices.get(id), keep: (row) => void notices.set(id, row as Notice) }
      : { row: operations.get(id), keep: (row) => void operations.set(id, row as Operation) };
  }

  return {
    playgrounds,
    operations,
    changes,
    notices,
    ...fakeChanges({ playgrounds, changes, revised }),
    async claimCreate(request, limits) {
      const { playground, operation } = newCreate(request, 'fake');
      const before = operations.get(operation.id);
      if (before) return { outcome: 'repeated', operation: before };
      const holder = playgrounds.get(request.name);
      if (holder) return { outcome: 'name-taken', holder };
      const all = [...playgrounds.values()];
      if (all.filter(({ ownerId }) => ownerId === request.ownerId).length >= limits.perOwner) {
        return { outcome: 'owner-limit' };
      }
      const { quota } = request;
      if (quota && all.filter(({ countedFor }) => countedFor === quota.callerId).length >= quota.limit) {
        return { outcome: 'caller-limit' };
      }
      if (all.length >= limits.total) return { outcome: 'workspace-limit' };
      playgrounds.set(playground.name, playground);
      queue(operation);
      return { outcome: 'claimed', playground, operation };
    },
    async claimDestroy(request) {
      const { expiredBy = Number.POSITIVE_INFINITY } = request;
      const destroyable = ({ state, expiresAt }: Playground): boolean =>
        state === 'stuck' || (state === 'ready' && expiresAt <= expiredBy);
      const taken = takeOver(request, 'destroying', destroyable, (playground) =>
        newDestroy(request, playground, operations.get(playground.operationId)),
      );
      return taken.outcome === 'refused' ? { ...taken, outcome: 'not-destroyable' } : taken;
    },
    async claimUpdate(request) {
      const ready = ({ state }: Playground): boolean => state === 'ready';
      const taken = takeOver(request, 'updating', ready, (playground) => newUpdate(request, playground));
      return taken.outcome === 'refused' ? { ...taken, outcome: 'not-ready' } : taken;
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
    async undoing(mine, failure) {
      operations.set(mine.id, { ...held(mine), failure });
    },
    progress: async (mine, progress) => change(mine, { progress }),
    async requeue(mine, now) {
      queuedAt.set(mine.id, now);
      return change(mine, { state: 'queued', continuations: (held(mine).continuations ?? 0) + 1 }, ['leaseUntil']);
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
    getPlayground: async (name) => playgrounds.get(name),
    getRemains: async (name) => playgrounds.get(name),
    getOperation: async (id) => operations.get(id),
    getChange: async (id) => changes.get(id),
    listByOwner: async (ownerId) => [...playgrounds.values()].filter((playground) => playground.ownerId === ownerId),
    listAll: async (limit) =>
      [...playgrounds.values()].sort((one, other) => one.expiresAt - other.expiresAt).slice(0, limit),
    listSharedWith: async (targetIds) =>
      [...playgrounds.values()].filter(({ sharedWith = [] }) => sharedWith.some(({ id }) => targetIds.includes(id))),
    history: async (of, limit) =>
      [...operations.values(), ...changes.values()]
        .filter((entry) => Object.entries(of).every(([field, value]) => entry[field as keyof typeof entry] === value))
        .sort((one, other) => other.requestedAt - one.requestedAt)
        .slice(0, limit),
    getNotice: async (id) => notices.get(id),
    async putNotice(notice) {
      if (notices.has(notice.id)) return false;
      keepNotice(notice);
      return true;
    },
    async warn(playground, notice) {
      const now = playgrounds.get(playground.name);
      const same = now?.id === playground.id && now.expiresAt === playground.expiresAt;
      if (!same || now.state !== 'ready' || now.warnAt !== playground.warnAt || now.warnAt === undefined) return false;
      const { warnAt: _done, ...rest } = now;
      playgrounds.set(now.name, revised(rest, { warnedBy: notice.id }));
      keepNotice(notice);
      return true;
    },
    async seen({ id, name }, health, address) {
      const playground = playgrounds.get(name);
      if (playground?.id !== id || playground.state !== 'ready') return false;
      if (playground.health && playground.health.seenAt > health.seenAt) return false;
      playgrounds.set(name, revised(playground, { health, ...(address !== undefined && { address }) }));
      return true;
    },
    async adopt(playground) {
      if (playgrounds.has(playground.name)) return false;
      playgrounds.set(playground.name, playground);
      return true;
    },
    postpone: async () => undefined,
    async waits({ id, attempt }, { until, waiting }) {
      const operation = operations.get(id);
      if (operation?.state !== 'queued' || operation.attempt !== attempt) return undefined;
      queuedAt.set(id, until);
      if (!waiting || operation.waiting) return undefined;
      const told = { ...operation, waiting, sequence: operation.sequence + 1 };
      operations.set(id, told);
      return told;
    },
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
    async claimPost(id, now, until) {
      const { row, keep } = messageRow(id);
      if (!row || row.message || (row.postClaimUntil ?? 0) >= now) return false;
      keep({ ...row, postClaimUntil: until });
      return true;
    },
    async postLater(id, until) {
      const { row, keep } = messageRow(id);
      if (row && !row.message) keep({ ...row, postClaimUntil: until });
    },
    async posted(id, message) {
      const { row, keep } = messageRow(id);
      if (!row) throw new Error(`keeping the message of ${id}: there is no such row`);
      const { postClaimUntil: _claim, ...rest } = row;
      keep({ ...rest, message });
    },
    async shown(id, sequence, { isLast, at }) {
      const { row, keep } = messageRow(id);
      if (!row || (row.shownSequence ?? 0) > sequence) return;
      keep({ ...row, shownSequence: sequence, shownAt: at });
      if (isLast) untold.delete(id);
    },
    async tellAgain(id, at) {
      if (untold.has(id)) untold.set(id, at);
    },
    async claimAlert(operationId, now) {
      const operation = operations.get(operationId);
      if (!operation || operation.alertedAt !== undefined) return false;
      operations.set(operationId, { ...operation, alertedAt: now });
      return true;
    },
  };
}
