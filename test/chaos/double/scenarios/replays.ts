import { seeded } from '../simulation/random.ts';
import { settle } from '../world/settle.ts';
import { commandOf } from './commands.ts';
import { play } from './play.ts';
import { ADA } from './scripts.ts';
import { scenarioOf } from './trials.ts';

/** How many schedules a hundred steps pay for. */
const PER_HUNDRED = 5;
const SHORT_SCHEDULES = 6;
const COMMANDS = 9;

/** Delivers each request, invoke and message of a topic one to three times, in whatever order they come. */
export const replays = scenarioOf('double-replays', async ({ seed: first, steps, short }) => {
  const schedules = short ? SHORT_SCHEDULES : Math.ceil((steps / 100) * PER_HUNDRED);
  return Array.from({ length: schedules }, (_, at) => ({
    words: `schedule ${at}`,
    run: (replay) => playReplay(first + at, replay),
  }));
});

function playReplay(seed: number, replay: string) {
  const random = seeded(seed);
  const copies = (): number => 1 + random.below(3);
  return play({
    world: { seed, copies },
    replay,
    async act(world) {
      const { people, simulation } = world;
      people.type(ADA, 'create demo', copies());
      for (let n = 1; n < COMMANDS; n++) {
        // Some within a moment, some after what came before is over.
        await simulation.run(simulation.now() + random.pick([10, 200, 2_000, 30_000, 120_000]));
        people.type(...commandOf(random), copies());
      }
      await settle(world);
    },
  });
}
