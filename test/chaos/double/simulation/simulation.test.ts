import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createSimulation, type Simulation } from './simulation.ts';

const START = 1_800_000_000_000;
let simulation: Simulation;
beforeEach(() => {
  simulation = createSimulation(1, START);
});
afterEach(() => simulation.close());

it('has timers, waits and a clock of its own, and gives the real ones back', async () => {
  const seen: [string, number][] = [];
  const note = (what: string) => () => void seen.push([what, Date.now() - START]);
  setTimeout(note('timeout'), 3_600_000);
  const beat = setInterval(note('beat'), 1_500_000);
  void sleep(60_000).then(note('sleep'));
  const cleared = setTimeout(note('cleared'), 10);
  clearTimeout(cleared);
  await simulation.run(START + 4_000_000);
  clearInterval(beat);
  await simulation.run(START + 40_000_000);
  expect(seen).toEqual([
    ['sleep', 60_000],
    ['beat', 1_500_000],
    ['beat', 3_000_000],
    ['timeout', 3_600_000],
  ]);
  simulation.close();
  expect(Date.now()).toBeLessThan(START);
});

/** Makes three calls and notes each that it heard of. */
function caller(done: string[]) {
  return async (): Promise<void> => {
    for (const label of ['one', 'two', 'three']) {
      await simulation.call(label, () => done.push(`${label} done`));
      done.push(`${label} heard`);
    }
  };
}

it.each([
  ['killed-before', ['one done', 'one heard']],
  ['killed-after', ['one done', 'one heard', 'two done']],
  ['hangs', ['one done', 'one heard']],
] as const)('does nothing more of a process when it is %s at a call', async (kind, expected) => {
  const done: string[] = [];
  simulation.faultOf = ({ index }) => (index === 1 ? { kind } : undefined);
  simulation.start('a', caller(done));
  await simulation.run(START + 60_000);
  expect(done).toEqual(expected);
});

it.each([
  ['refused', 'two: refused', ['one done', 'one heard']],
  ['lost', 'two: the answer was lost', ['one done', 'one heard', 'two done']],
] as const)('tells the caller when a call is %s', async (kind, message, expected) => {
  const done: string[] = [];
  simulation.faultOf = ({ label }) => (label === 'two' ? { kind } : undefined);
  const { end } = simulation.start('a', caller(done));
  const told = expect(end).rejects.toThrow(message);
  await simulation.run(START + 60_000);
  await told;
  expect(done).toEqual(expected);
});

it('lets a frozen process go on when it thaws, its timers included', async () => {
  const seen: [string, number][] = [];
  const { process } = simulation.start('a', async () => {
    setTimeout(() => seen.push(['timer', Date.now() - START]), 1000);
    await simulation.wait(2000);
    seen.push(['wait', Date.now() - START]);
  });
  process.frozenUntil = START + 90_000;
  await simulation.run(START + 200_000);
  expect(seen).toEqual([
    ['timer', 90_000],
    ['wait', 90_000],
  ]);
});

it('kills what a process has started with it', async () => {
  const done: string[] = [];
  const parent = simulation.start('parent', () => simulation.wait(10_000));
  simulation.start('child', caller(done), parent.process);
  simulation.start('another', caller(done));
  simulation.kill(parent.process);
  await simulation.run(START + 60_000);
  expect(done.filter((what) => what === 'three heard')).toHaveLength(1);
});

it('does the same again with the same seed, and something else with another', async () => {
  const history = async (seed: number): Promise<string[]> => {
    const own = createSimulation(seed, START);
    const done: string[] = [];
    for (const name of ['a', 'b', 'c']) {
      own.start(name, async () => {
        for (let n = 0; n < 5; n++) await own.call('x', () => done.push(`${name}${n} ${own.now() - START}`));
      });
    }
    await own.run(START + 60_000);
    own.close();
    return done;
  };
  expect(await history(7)).toEqual(await history(7));
  expect(await history(7)).not.toEqual(await history(8));
});
