import type { Change } from '../../../provisioner/contract/change.ts';
import type { Notice } from '../../../provisioner/contract/notice.ts';
import type { Operation } from '../../../provisioner/contract/operation.ts';
import type { Playground } from '../../../provisioner/contract/playground.ts';
import { type Held, LeaseLostError } from '../../../provisioner/contract/registry.ts';

export const CLOCK_SKEW_SECONDS = 5;
const GRACE_SECONDS = 60;

/** What the fake holds, and how each of its parts changes it. */
export interface FakeRows {
  playgrounds: Map<string, Playground>;
  operations: Map<string, Operation>;
  changes: Map<string, Change>;
  notices: Map<string, Notice>;
  /** From when on a queued operation is due. */
  queuedAt: Map<string, number>;
  /** When what nobody has shown is told again. */
  untold: Map<string, number>;
  queue(operation: Operation): void;
  keepNotice(notice: Notice): void;
  /** @throws when another attempt has the lease */
  held(mine: Held): Operation;
  /** A change by the holder that people see. */
  change(mine: Held, fields: Partial<Operation>, drop?: (keyof Operation)[]): Operation;
  finish(mine: Held, now: number, fields: Partial<Operation>): Operation;
  playgroundOf(mine: Held): Playground;
  setPlayground(mine: Held, fields: Partial<Playground>): void;
}

export function fakeRows(): FakeRows {
  const playgrounds: FakeRows['playgrounds'] = new Map();
  const operations: FakeRows['operations'] = new Map();
  const notices: FakeRows['notices'] = new Map();
  const queuedAt: FakeRows['queuedAt'] = new Map();
  const untold: FakeRows['untold'] = new Map();

  function held({ id, attempt }: Held): Operation {
    const operation = operations.get(id);
    if (!operation || operation.attempt !== attempt || operation.state !== 'running') throw new LeaseLostError(id);
    return operation;
  }

  const change: FakeRows['change'] = (mine, fields, drop = []) => {
    const operation: Operation = { ...held(mine), ...fields };
    for (const field of drop) delete operation[field];
    operation.sequence += 1;
    operations.set(operation.id, operation);
    return operation;
  };

  function playgroundOf({ playgroundName, id }: Held): Playground {
    const playground = playgrounds.get(playgroundName);
    if (playground?.operationId !== id) throw new Error(`the registry contradicts itself at ${playgroundName}`);
    return playground;
  }

  return {
    playgrounds,
    operations,
    changes: new Map(),
    notices,
    queuedAt,
    untold,
    held,
    change,
    playgroundOf,
    queue(operation) {
      operations.set(operation.id, operation);
      queuedAt.set(operation.id, operation.requestedAt + GRACE_SECONDS);
    },
    keepNotice(notice) {
      notices.set(notice.id, notice);
      untold.set(notice.id, notice.createdAt + GRACE_SECONDS);
    },
    finish(mine, now, fields) {
      untold.set(mine.id, now + GRACE_SECONDS);
      return change(mine, { ...fields, finishedAt: now }, ['leaseUntil']);
    },
    setPlayground(mine, fields) {
      playgrounds.set(mine.playgroundName, revised(playgroundOf(mine), fields));
    },
  };
}

export const revised = (playground: Playground, fields: Partial<Playground>): Playground => ({
  ...playground,
  ...fields,
  revision: (playground.revision ?? 0) + 1,
});
