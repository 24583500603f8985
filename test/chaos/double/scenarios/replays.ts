import { GRACE, LINUS } from '../../../bot/support/rows.ts';
import type { Scenario, ScenarioOptions } from '../../scenario.ts';
import { seeded } from '../simulation/random.ts';
import { settle } from '../world/settle.ts';
import { play } from './play.ts';
import { ADA } from './scripts.ts';
import { tally } from './tally.ts';

const COMMANDS: [string, string][] = [
  [ADA, 'create demo'],
  [GRACE, 'create demo'],
  [ADA, 'create other'],
  [ADA, 'destroy demo'],
  [GRACE, 'destroy demo'],
  [ADA, 'extend demo 1h'],
  [ADA, 'update demo web=v2'],
  [ADA, 'restart demo'],
  [ADA, 'share demo <@U0LINUS01>'],
  [ADA, 'transfer demo <@U0GRACE01>'],
  [LINUS, 'create'],
];
/** Schedules that one hundred steps pay for. */
const PER_HUNDRED = 5;

/** Delivers each request, invoke and message of a topic one to three times, in whatever order they come. */
export const replays: Scenario = {
  name: 'double: everything delivered 1-3 times, shuffled',
  async run(options) {
    const count = tally(options);
    const schedules = options.short ? 12 : Math.max(1, Math.floor((options.steps / 100) * PER_HUNDRED));
    for (let schedule = 0; schedule < schedules; schedule++) count(await playReplay(options.seed + schedule, options));
    options.log(`${schedules} schedules`);
    return count.result;
  },
};

function playReplay(seed: number, { steps }: ScenarioOptions) {
  const random = seeded(seed);
  const copies = (): number => 1 + random.below(3);
  return play({
    world: { seed, copies },
    replay: `npm run chaos -- --seed ${seed} --steps ${steps} --only "${replays.name}" (its first schedule)`,
    async act({ people, simulation, ...world }) {
      people.type(ADA, 'create demo', copies());
      for (let n = 0; n < 8; n++) {
        // Some within a moment, some after what came before is over.
        await simulation.run(simulation.now() + random.pick([10, 200, 2_000, 30_000, 120_000]));
        const [userId, text] = random.pick(COMMANDS);
        people.type(userId, text, copies());
      }
      await settle({ people, simulation, ...world });
    },
  });
}
