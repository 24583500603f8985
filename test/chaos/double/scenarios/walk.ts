import { seeded } from '../simulation/random.ts';
import { settle } from '../world/settle.ts';
import { commandOf } from './commands.ts';
import { HARM } from './harm.ts';
import { play } from './play.ts';
import { scenarioOf } from './trials.ts';

/** After so many steps a walk begins anew, in a world of its own, so that what broke is found in few steps. */
const STEPS_OF_ONE = 40;
const MINUTE_MS = 60_000;
/** How long things are left to themselves after a step; now and then for hours. */
const PAUSES_MS = [50, 500, 3_000, 3_000, 15_000, 15_000, MINUTE_MS, 5 * MINUTE_MS, 300 * MINUTE_MS];
const HARM_CHANCE = 0.35;

/** People type, things go wrong and the clock runs on, all by chance. */
export const walk = scenarioOf('double-walk', async ({ seed: first, steps, log, trial }) =>
  Array.from({ length: Math.ceil(steps / STEPS_OF_ONE) }, (_, at) => ({
    words: `walk ${at}`,
    faults: STEPS_OF_ONE,
    run: (replay) => playWalk(first + at, replay, trial === undefined ? () => undefined : log),
  })),
);

/** @param say hears of each step, where one walk is repeated alone */
function playWalk(seed: number, replay: string, say: (line: string) => void) {
  const random = seeded(seed);
  const copies = (): number => (random.chance(0.2) ? 2 : 1);
  return play({
    world: { seed, copies, limits: { perOwner: 2, total: 4 } },
    replay,
    async act(world) {
      const { people, simulation } = world;
      for (let step = 0; step < STEPS_OF_ONE; step++) {
        if (random.chance(HARM_CHANCE)) say(random.pick(HARM)(world, random));
        else {
          const [userId, text] = commandOf(random);
          people.type(userId, text, copies());
          say(`${userId}: ${text}`);
        }
        await simulation.run(simulation.now() + random.pick(PAUSES_MS));
      }
      await settle(world);
    },
  });
}
