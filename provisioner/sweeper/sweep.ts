import { expiryRequestKey, noticeId } from '../contract/name.ts';
import type { Notice } from '../contract/notice.ts';
import { isFinished, type Operation } from '../contract/operation.ts';
import type { Playground } from '../contract/playground.ts';
import { noticeChanged, type PublishEvent } from '../contract/publish.ts';
import type { Claims, Messages, Notices, Queries, UnreadableRow, Watching } from '../contract/registry.ts';
import { doEach } from './each.ts';
import { startsAgainAt } from './start-again.ts';
import { startQueued } from './start-queued.ts';
import { untold } from './untold.ts';

export interface SweepDeps {
  registry: Pick<Queries, 'due'> &
    Pick<Claims, 'claimDestroy'> &
    Pick<Watching, 'warn' | 'postpone' | 'waits'> &
    Pick<Notices, 'putNotice'> &
    Pick<Messages, 'tellAgain'>;
  /**
   * Starts the provisioner on an operation; a second start does no harm, because the lease lets only one in.
   * @throws NoPlaceError when it has to wait for its turn
   */
  invoke(operationId: string): Promise<void>;
  publish: PublishEvent;
  log: {
    info(message: string, details: Record<string, unknown>): void;
    error(message: string, details: Record<string, unknown>): void;
  };
}

export interface Swept {
  warned: number;
  expired: number;
  restarted: number;
  faults: unknown[];
}

// One sweep is over before the next begins, also on a bad day; what is left over waits a minute.
const ITEMS_PER_SWEEP = 40;
const UNREADABLE_RETRY_SECONDS = 60 * 60;
/**
 * Warns of the ends that are near, destroys the playgrounds whose time is up, starts the operations that nobody works on,
 * and has told again what nobody has shown. Each item by itself: one that fails does not stop the others. Sweeps may overlap.
 * @param now epoch seconds
 */
export async function sweep({ registry, invoke, publish, log }: SweepDeps, now: number): Promise<Swept> {
  const due = await registry.due(now);
  const swept: Swept = { warned: 0, expired: 0, restarted: 0, faults: [] };

  async function warn(playground: Playground): Promise<void> {
    const { id, name, ownerId, expiresAt } = playground;
    const notice: Notice = {
      id: noticeId('expiring', id, expiresAt),
      kind: 'expiring',
      playgroundName: name,
      playgroundId: id,
      to: ownerId,
      createdAt: now,
      sequence: 1,
    };
    if (!(await registry.warn(playground, notice))) return;
    swept.warned++;
    log.info('Its time is up soon.', { playgroundId: id, noticeId: notice.id });
    await publish(noticeChanged(notice));
  }

  async function expire(playground: Playground): Promise<void> {
    const claim = await registry.claimDestroy({
      name: playground.name,
      playgroundId: playground.id,
      cause: 'expired',
      expiredBy: now,
      requestedAt: now,
      requestKey: expiryRequestKey(playground),
    });
    if (claim.outcome !== 'claimed') return;
    swept.expired++;
    log.info('Its time is up.', { playgroundId: playground.id, operationId: claim.operation.id });
    await startQueued(claim.operation, { registry, invoke, publish }, now);
  }

  async function restart(operation: Operation): Promise<void> {
    if (!(await startQueued(operation, { registry, invoke, publish }, now))) return;
    swept.restarted++;
    log.info('Nobody worked on it.', { operationId: operation.id, state: operation.state, attempt: operation.attempt });
  }

  /** Told once, and looked at again by and by: a release that can read it may be on its way. */
  async function skip(unreadable: UnreadableRow): Promise<void> {
    const { row, why } = unreadable;
    log.error('A row cannot be read, and is skipped for an hour.', { row, why });
    await registry.postpone(unreadable, now + UNREADABLE_RETRY_SECONDS);
    const notice: Notice = {
      id: noticeId('unreadable', row),
      kind: 'unreadable',
      playgroundName: row,
      playgroundId: '',
      createdAt: now,
      sequence: 1,
    };
    if (await registry.putNotice(notice)) await publish(noticeChanged(notice));
  }

  const unfinished = due.operations.filter((one) => !isFinished(one) && startsAgainAt(one) <= now);
  // People wait for the operations.
  const work = [
    ...unfinished.map((operation) => ({ id: operation.id, act: () => restart(operation) })),
    ...due.playgrounds.map((playground) => ({
      id: playground.id,
      act: () => (isOver(playground, now) ? expire(playground) : warn(playground)),
    })),
    ...due.unreadable.map((unreadable) => ({ id: unreadable.row, act: () => skip(unreadable) })),
    ...untold(due, { registry, publish, log }, now),
  ].slice(0, ITEMS_PER_SWEEP);

  const faults = await doEach(
    work,
    ({ act }) => act(),
    ({ id }, error) => log.error('This one was not swept; the next sweep tries again.', { id, error }),
  );
  swept.faults.push(...faults);
  return swept;
}

/** What could not be removed is tried again whatever its time. */
function isOver({ state, expiresAt }: Playground, now: number): boolean {
  return state === 'stuck' || expiresAt <= now;
}
