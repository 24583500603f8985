import type { ScenarioOptions } from '../../scenario.ts';
import { type Process, rootOf } from '../simulation/process.ts';
import { seeded } from '../simulation/random.ts';
import { settle } from '../world/settle.ts';
import type { World } from '../world/world.ts';
import { play } from './play.ts';
import { ADA, prepare, SCRIPTS, type Script } from './scripts.ts';
import { scenarioOf, type Trial } from './trials.ts';

const KILLED = ['provisioner', 'bot', 'notifier', 'sweeper'] as const;
type Killed = (typeof KILLED)[number];

/** Where the runs of one function are killed, one after the other: before and after each call. */
type Points = readonly number[];

/** Pairs of points are drawn by chance: so many for a hundred steps. */
const STEPS_PER_PAIR = 100;
const SHORT_POINTS = 3;
const SHORT_PAIRS = 1;

/** Kills each function at every point of every command, and then the run after that one too. */
export const kills = scenarioOf('double-kills', async (options) => {
  const trials: Trial[] = [];
  for (const script of SCRIPTS) {
    for (const killed of KILLED) {
      const lengths = await lengthsOf(script, killed, options.seed);
      for (const points of pointsOf(lengths, options)) {
        trials.push({
          words: `${script.name}, ${killed} killed at ${points.join(' and ')}`,
          faults: points.length,
          run: (replay) => playKill(script, killed, points, options, replay),
        });
      }
    }
  }
  return trials;
});

/** How many points the runs of that function have, in the order in which they begin, while all goes well. */
async function lengthsOf(script: Script, killed: Killed, seed: number): Promise<number[]> {
  const runs: Process[] = [];
  await play({
    world: { seed },
    replay: '',
    async act(world) {
      await prepare(world, script);
      world.simulation.faultOf = ({ caller }) => {
        if (caller && rootOf(caller).name === killed && !runs.includes(rootOf(caller))) runs.push(rootOf(caller));
        return undefined;
      };
      world.people.type(ADA, script.command);
      await settle(world);
    },
  });
  return runs.map(({ calls }) => 2 * calls);
}

/** Of the first run every point; and pairs with a point of the run that follows. */
function pointsOf([first = 0, second = first]: number[], { seed, steps, short }: ScenarioOptions): Points[] {
  const random = seeded(seed);
  const stride = short ? Math.max(1, Math.ceil(first / SHORT_POINTS)) : 1;
  const single = Array.from({ length: first }, (_, point) => [point]).filter(([point = 0]) => point % stride === 0);
  const drawn = short ? SHORT_PAIRS : Math.floor(steps / STEPS_PER_PAIR);
  const pairs = Array.from({ length: Math.min(first, drawn) }, () => [
    random.below(first),
    random.below(Math.max(first, second)),
  ]);
  return [...single, ...pairs];
}

function playKill(script: Script, killed: Killed, points: Points, { seed }: ScenarioOptions, replay: string) {
  return play({
    world: { seed },
    replay,
    async act(world) {
      await prepare(world, script);
      killAt(world, killed, points);
      world.people.type(ADA, script.command);
      await settle(world);
    },
  });
}

function killAt(world: World, killed: Killed, points: Points): void {
  const runs: Process[] = [];
  world.simulation.faultOf = ({ caller, index }) => {
    if (!caller || rootOf(caller).name !== killed) return undefined;
    if (!runs.includes(rootOf(caller))) runs.push(rootOf(caller));
    const point = points[runs.indexOf(rootOf(caller))];
    if (point === undefined || point >> 1 !== index) return undefined;
    return { kind: point % 2 === 0 ? 'killed-before' : 'killed-after' };
  };
}
