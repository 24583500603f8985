import { describe, expect, it } from 'vitest';
import type { Listed } from './listed.ts';
import { violationsOf, workspaceMiscounted } from './resources.ts';
import type { Row } from './rows.ts';

const NOW = 1_800_000_000;
const ID = 'demo-0a1b2c3d';
const of = { name: 'demo', ownerId: 'U0ADA' };

const resources: Listed[] = (
  ['service', 'task', 'task definition', 'security group', 'parameter', 'file'] as const
).map((kind) => ({ kind, id: `${kind} of demo`, playgroundId: ID }));
const rows: Row[] = [
  { pk: 'PLAYGROUND#demo', name: 'demo', id: ID, ownerId: 'U0ADA', state: 'ready', operationId: 'op-1' },
  { pk: 'OPERATION#op-1', state: 'succeeded' },
  { pk: 'OWNER#U0ADA', playgrounds: 1 },
  { pk: 'WORKSPACE#3', playgrounds: 1 },
];
const changed = (pk: string, fields: Record<string, unknown>): Row[] =>
  rows.map((row) => (row.pk === pk ? { ...row, ...fields } : row));
const broken = (seen: { resources?: Listed[]; rows?: Row[] }): string[] =>
  violationsOf(of, { resources, rows, ...seen }, NOW).map(({ invariant }) => invariant);

describe('what must never be', () => {
  it('is not, of a playground that is whole or gone', () => {
    expect(broken({})).toEqual([]);
    expect(broken({ resources: [], rows: [{ pk: 'OWNER#U0ADA', playgrounds: 0 }] })).toEqual([]);
  });

  it('looks at none but its own', () => {
    const other: Listed = { kind: 'service', id: 's', playgroundId: 'demo-two-0a1b2c3d' };
    expect(broken({ resources: [...resources, other] })).toEqual([]);
  });

  it.each([
    [
      'a second stack',
      { resources: [...resources, { kind: 'file', id: 'f', playgroundId: 'demo-ffffffff' }] as Listed[] },
      'at most one live stack per name',
    ],
    [
      'a resource that nobody knows',
      { rows: [] as Row[], resources: resources.slice(3, 4) },
      'every live resource belongs to a playground that the registry knows',
    ],
    [
      'a lock of nobody',
      { resources: [...resources, { kind: 'lock', id: 'l', playgroundId: ID }] as Listed[] },
      'no lock without a valid lease',
    ],
    ['a count too many', { rows: changed('OWNER#U0ADA', { playgrounds: 2 }) }, 'owner counts equal rows'],
    ['a part that is missing', { resources: resources.slice(1) }, 'a playground that is ready is whole'],
  ])('is found: %s', (_, seen, invariant) => {
    expect(broken(seen)).toContain(invariant);
  });

  it('lets the holder of a lease have its lock', () => {
    const lock: Listed = { kind: 'lock', id: 'l', playgroundId: ID };
    const held = changed('OPERATION#op-1', { state: 'running', leaseUntil: NOW + 5 });
    const creating = held.map((row) => (row.pk === 'PLAYGROUND#demo' ? { ...row, state: 'creating' } : row));
    expect(broken({ resources: [...resources, lock], rows: creating })).toEqual([]);
    expect(
      broken({
        resources: [...resources, lock],
        rows: changed('OPERATION#op-1', { state: 'running', leaseUntil: NOW - 5 }),
      }),
    ).toContain('no lock without a valid lease');
  });

  it('finds a workspace that is counted wrong', () => {
    expect(workspaceMiscounted(rows)).toEqual([]);
    expect(workspaceMiscounted(changed('WORKSPACE#3', { playgrounds: 0 }))).toHaveLength(1);
  });
});
