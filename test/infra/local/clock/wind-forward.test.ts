import { expect, it } from 'vitest';
import { aged, type Row } from '../../../../infra/local/clock/aged.ts';
import { windForward } from '../../../../infra/local/clock/wind-forward.ts';

/** A registry of one playground, whose sweeper warns 1800 s before the end and then waits for the end. */
function playground() {
  const seen: string[] = [];
  let row: Row = { pk: 'PLAYGROUND#demo', dueKind: 'playground', dueAt: 10_000, expiresAt: 11_800 };
  const deps = {
    rows: async () => [row],
    age: async (each: Row, seconds: number) => {
      row = { ...each, ...aged(each, seconds) };
      return true;
    },
    sweep: async () => {
      if (Number(row['expiresAt']) <= 5000) seen.push('gone');
      else if (Number(row['dueAt']) <= 5000) {
        seen.push('warned');
        row = { ...row, dueAt: row['expiresAt'] };
      } else seen.push('nothing');
    },
    now: () => 5000,
  };
  return { deps, seen };
}

it('sweeps once where nothing becomes due', async () => {
  const { deps, seen } = playground();
  expect(await windForward(deps, 3600)).toEqual({ seconds: 3600, rows: 1, sweeps: 1 });
  expect(seen).toEqual(['nothing']);
});

it('lets the warning come before the end, and the whole time pass', async () => {
  const { deps, seen } = playground();
  expect(await windForward(deps, 10_000)).toEqual({ seconds: 10_000, rows: 1, sweeps: 3 });
  expect(seen).toEqual(['warned', 'gone', 'gone']);
});

it('comes to an end also when something stays due in a moment', async () => {
  let sweeps = 0;
  const deps = {
    rows: async () => [{ pk: 'x', dueKind: 'playground', dueAt: 5001 }],
    age: async () => true,
    sweep: async () => {
      sweeps += 1;
    },
    now: () => 5000,
  };
  await windForward(deps, 3600);
  expect(sweeps).toBe(21);
});
