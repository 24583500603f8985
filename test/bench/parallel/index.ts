import { provisionerCli } from '../../provisioner/support/provisioner-cli.ts';
import { startBenchWorld } from '../bench-world.ts';
import type { Part } from '../frame/figures.ts';
import { type AtOnce, createAtOnce } from './at-once.ts';
import { atOnceMeasured } from './measured.ts';

/** How often so many at once; a round of 25 gives as many samples as 25 of one. */
const ROUNDS = {
  full: { 1: 7, 5: 4, 10: 2, 25: 1 },
  quick: { 1: 1, 5: 1 },
};

export const parallelPart: Part = {
  about: 'creates at once, each in a process of its own, with simulated containers',
  async run({ quick, log }) {
    const world = await startBenchWorld(log);
    const cli = await provisionerCli();
    try {
      const rounds = Object.entries(quick ? ROUNDS.quick : ROUNDS.full).map(([count, times]) => ({
        count: Number(count),
        times,
      }));
      const samples = new Map<number, AtOnce[]>(rounds.map(({ count }) => [count, []]));
      for (let round = 0; round < Math.max(...rounds.map(({ times }) => times)); round += 1) {
        for (const { count, times } of rounds) {
          if (round >= times) continue;
          log(`${count} at once, round ${round + 1} of ${times}`);
          samples.get(count)?.push(await createAtOnce(world, cli.start, `at-once-${round}-${count}`, count));
        }
      }
      return atOnceMeasured(samples);
    } finally {
      await cli.remove();
      await world.stop();
    }
  },
};
