import { readdir } from 'node:fs/promises';
import type { Broken, ScenarioOptions } from '../../scenario.ts';
import { look } from '../invariants/seen.ts';
import { settle } from '../world/settle.ts';
import { play } from './play.ts';
import { scenarioOf } from './trials.ts';

const CREATES = 200;
/** Of these there is no room for the last. */
const TOO_MANY = 10;
/** A new account runs ten functions side by side. */
const SIDE_BY_SIDE = [10, 100];
const MIB = 1024 * 1024;
/** Far above what is measured, and far below what would hurt. */
const MOST_MIB = 400;
const MOST_FILES = 20;
/** Two hundred ends at 36 updates a minute are 6; the rest is what it takes to make them, and to see that it is quiet. */
const MOST_MINUTES = 20;

/** Two hundred people create at once, each request delivered twice, and ten more than there is room for. */
export const many = scenarioOf('double-many', async (options) =>
  SIDE_BY_SIDE.map((concurrency) => ({
    words: `${CREATES} creates, ${concurrency} side by side`,
    faults: CREATES,
    run: (replay) => playMany(concurrency, options, replay),
  })),
);

async function playMany(concurrency: number, { seed, log }: ScenarioOptions, replay: string): Promise<Broken[]> {
  const own: Broken[] = [];
  const expect = (invariant: string, found: number, wanted: string, isRight: boolean): void => {
    if (!isRight) own.push({ invariant, detail: `${found}, not ${wanted}`, replay });
  };
  const broken = await play({
    world: { seed, concurrency, copies: () => 2, limits: { perOwner: 3, total: CREATES } },
    replay,
    async act(world) {
      const before = await usage();
      const start = world.simulation.now();
      for (let n = 0; n < CREATES + TOO_MANY; n++) world.people.type(`U0PERSON${n}`, 'create', 2);
      await settle(world);
      const { playgrounds, live } = look(world);
      const [ready, services] = [
        playgrounds.filter(({ state }) => state === 'ready').length,
        live.filter(({ kind }) => kind === 'service').length,
      ];
      expect('none is lost, and none beyond the limit', ready, String(CREATES), ready === CREATES);
      expect('none is doubled', services, String(CREATES), services === CREATES);
      const busiest = world.functions.provisioner.busiest();
      expect('no more run than the account allows', busiest, `at most ${concurrency}`, busiest <= concurrency);
      const after = await usage();
      const [memory, files] = [Math.round((after.bytes - before.bytes) / MIB), after.files - before.files];
      expect('memory is bounded', memory, `at most ${MOST_MIB} MiB`, memory <= MOST_MIB);
      expect('open files are bounded', files, `at most ${MOST_FILES}`, files <= MOST_FILES);
      const minutes = Math.round((world.simulation.now() - start) / 60_000);
      expect('nobody waits longer than Slack makes them', minutes, `at most ${MOST_MINUTES}`, minutes <= MOST_MINUTES);
      log(
        `${ready} ready after ${minutes} minutes of the world's, ${busiest} at once; ${memory} MiB, ${files} files more`,
      );
    },
  });
  return [...own, ...broken];
}

async function usage(): Promise<{ bytes: number; files: number }> {
  const files = process.platform === 'linux' ? (await readdir('/proc/self/fd')).length : 0;
  return { bytes: process.memoryUsage().heapUsed, files };
}
