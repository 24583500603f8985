import type { Listed, ListedKind } from './listed.ts';
import { type Row, rowsOf } from './rows.ts';

/** Something that must never be. */
export interface Violation {
  invariant: string;
  detail: string;
}

export interface Seen {
  resources: readonly Listed[];
  rows: readonly Row[];
}

/** One each, and nothing else. A stack has its state and the engine's copy of the one before. */
const WHOLE: Partial<Record<ListedKind, number>> = {
  service: 1,
  task: 1,
  'task definition': 1,
  'security group': 1,
  parameter: 1,
  lock: 0,
};

/**
 * What of a playground's resources and rows must never be, whatever has happened to whoever worked on it.
 * @param now epoch seconds
 */
export function violationsOf(
  { name, ownerId }: { name: string; ownerId: string },
  seen: Seen,
  now: number,
): Violation[] {
  const own = seen.resources.filter(({ playgroundId }) => nameOf(playgroundId) === name);
  const row = rowsOf(seen.rows, 'PLAYGROUND').find((one) => one['name'] === name);
  return [
    ...doubled(own),
    ...unknown(own, row),
    ...locked(own, row, seen.rows, now),
    ...miscounted(ownerId, seen.rows),
    ...unwhole(own, row),
  ];
}

function doubled(own: readonly Listed[]): Violation[] {
  const live = own.filter(({ kind }) => kind === 'service' || kind === 'file');
  const ids = [...new Set(live.map(({ playgroundId }) => playgroundId))];
  return ids.length > 1 ? [{ invariant: 'at most one live stack per name', detail: ids.join(', ') }] : [];
}

function unknown(own: readonly Listed[], row: Row | undefined): Violation[] {
  return own
    .filter(({ playgroundId }) => playgroundId !== row?.['id'])
    .map(({ kind, id }) => ({
      invariant: 'every live resource belongs to a playground that the registry knows',
      detail: `${kind} ${id}`,
    }));
}

function locked(own: readonly Listed[], row: Row | undefined, rows: readonly Row[], now: number): Violation[] {
  const operation = rows.find(({ pk }) => pk === `OPERATION#${row?.['operationId']}`);
  const held = operation?.['state'] === 'running' && Number(operation['leaseUntil']) >= now;
  return own
    .filter(({ kind }) => kind === 'lock' && !held)
    .map(({ id }) => ({ invariant: 'no lock without a valid lease', detail: id }));
}

function miscounted(ownerId: string, rows: readonly Row[]): Violation[] {
  const count = Number(rows.find(({ pk }) => pk === `OWNER#${ownerId}`)?.['playgrounds'] ?? 0);
  const there = rowsOf(rows, 'PLAYGROUND').filter((row) => row['ownerId'] === ownerId).length;
  if (count === there) return [];
  return [{ invariant: 'owner counts equal rows', detail: `${ownerId} is counted ${count} and has ${there}` }];
}

/** The workspace's counts, which all playgrounds share: to be asked when nobody is at work. */
export function workspaceMiscounted(rows: readonly Row[]): Violation[] {
  const count = rowsOf(rows, 'WORKSPACE').reduce((sum, row) => sum + Number(row['playgrounds']), 0);
  const there = rowsOf(rows, 'PLAYGROUND').length;
  if (count === there) return [];
  return [{ invariant: 'the workspace counts equal rows', detail: `${count} are counted and ${there} are there` }];
}

function unwhole(own: readonly Listed[], row: Row | undefined): Violation[] {
  if (row?.['state'] !== 'ready') return [];
  const there = (kind: ListedKind): number => own.filter((one) => one.kind === kind).length;
  const wrong = Object.entries(WHOLE).filter(([kind, count]) => there(kind as ListedKind) !== count);
  return wrong.map(([kind, count]) => ({
    invariant: 'a playground that is ready is whole',
    detail: `${row['name']} has ${there(kind as ListedKind)} of ${kind}, not ${count}`,
  }));
}

/** Of `name-suffix`. */
function nameOf(playgroundId: string): string {
  return playgroundId.slice(0, playgroundId.lastIndexOf('-'));
}
