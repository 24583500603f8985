import { readdir } from 'node:fs/promises';
import type { Broken, ScenarioOptions } from '../../scenario.ts';
import type { Row } from '../cloud/expressions.ts';
import { look } from '../invariants/seen.ts';
import { settle } from '../world/settle.ts';
import type { World } from '../world/world.ts';
import { play } from './play.ts';
import { scenarioOf } from './trials.ts';

const CREATES = 200;
/** Of these there is no room for the last. */
const TOO_MANY = 10;
/** How many provisioners Lambda runs side by side, and how many operations the registry lets begin, where it counts. */
interface Room {
  concurrency: number;
  operationsAtOnce?: number;
  /** Two hundred ends at 36 updates of messages a minute are 6; where the registry counts, each round of the sweeper begins some. */
  minutes: number;
}
/** A new account runs ten functions side by side, and none of them can be reserved. */
const ROOMS: Room[] = [
  { concurrency: 10, minutes: 20 },
  { concurrency: 100, minutes: 20 },
  { concurrency: 10, operationsAtOnce: 5, minutes: 60 },
];
const SECOND_MS = 1000;
const MIB = 1024 * 1024;
/** Far above what is measured, and far below what would hurt. */
const MOST_MIB = 400;
const MOST_FILES = 20;
/** Two hundred people create at once, each request delivered twice, and ten more than there is room for. */
export const many = scenarioOf('double-many', async (options) =>
  ROOMS.map((room) => ({
    words: `${CREATES} creates, ${room.concurrency} side by side${room.operationsAtOnce === undefined ? '' : `, ${room.operationsAtOnce} by the registry`}`,
    faults: CREATES,
    run: (replay) => playMany(room, options, replay),
  })),
);

async function playMany(room: Room, { seed, log }: ScenarioOptions, replay: string): Promise<Broken[]> {
  const own: Broken[] = [];
  const expect = (invariant: string, found: number, wanted: string, isRight: boolean): void => {
    if (!isRight) own.push({ invariant, detail: `${found}, not ${wanted}`, replay });
  };
  const broken = await play({
    world: {
      seed,
      concurrency: room.concurrency,
      operationsAtOnce: room.operationsAtOnce,
      copies: () => 2,
      limits: { perOwner: 3, total: CREATES },
    },
    replay,
    async act(world) {
      const before = await usage();
      const start = world.simulation.now();
      const held = mostHeld(world);
      for (let n = 0; n < CREATES + TOO_MANY; n++) world.people.type(`U0PERSON${n}`, 'create', 2);
      await settle(world);
      const { playgrounds, live } = look(world);
      const [ready, services] = [
        playgrounds.filter(({ state }) => state === 'ready').length,
        live.filter(({ kind }) => kind === 'service').length,
      ];
      expect('none is lost, and none beyond the limit', ready, String(CREATES), ready === CREATES);
      expect('none is doubled', services, String(CREATES), services === CREATES);
      const { concurrency, operationsAtOnce = concurrency } = room;
      const busiest = world.functions.provisioner.busiest();
      const most = held();
      expect('no more are worked on than there are places', most, String(operationsAtOnce), most <= operationsAtOnce);
      expect('no more run than the account allows', busiest, `at most ${concurrency}`, busiest <= concurrency);
      const after = await usage();
      const [memory, files] = [Math.round((after.bytes - before.bytes) / MIB), after.files - before.files];
      expect('memory is bounded', memory, `at most ${MOST_MIB} MiB`, memory <= MOST_MIB);
      expect('open files are bounded', files, `at most ${MOST_FILES}`, files <= MOST_FILES);
      const minutes = Math.round((world.simulation.now() - start) / 60_000);
      expect('nobody waits longer than there is a reason', minutes, `at most ${room.minutes}`, minutes <= room.minutes);
      log(
        `${ready} ready after ${minutes} minutes of the world's, ${busiest} at once; ${memory} MiB, ${files} files more`,
      );
    },
  });
  return [...own, ...broken];
}

/** Looks each second. @returns the most operations that have been worked on at once by now */
function mostHeld({ simulation, rows }: World): () => number {
  let most = 0;
  const look = (): void => {
    const now = simulation.now() / SECOND_MS;
    const isHeld = (row: Row): boolean => row['state'] === 'running' && Number(row['leaseUntil']) >= now;
    most = Math.max(most, [...rows.values()].filter(isHeld).length);
    simulation.later(SECOND_MS, look);
  };
  look();
  return () => most;
}

async function usage(): Promise<{ bytes: number; files: number }> {
  const files = process.platform === 'linux' ? (await readdir('/proc/self/fd')).length : 0;
  return { bytes: process.memoryUsage().heapUsed, files };
}
