import type { Scenario, ScenarioOptions } from '../../scenario.ts';
import type { Fault } from '../simulation/faults.ts';
import { seeded } from '../simulation/random.ts';
import { settle } from '../world/settle.ts';
import { play } from './play.ts';
import { ADA, prepare, SCRIPTS, type Script } from './scripts.ts';
import { tally } from './tally.ts';

const FAULTS: { name: string; fault: Fault }[] = [
  { name: 'refused', fault: { kind: 'refused' } },
  { name: 'done and its answer lost', fault: { kind: 'lost' } },
  { name: 'slow', fault: { kind: 'slow', ms: 45_000 } },
];
const MINUTE_MS = 60_000;
const SPANS = [
  { name: 'once', calls: 1, ms: Number.POSITIVE_INFINITY },
  { name: 'for a minute', calls: Number.POSITIVE_INFINITY, ms: MINUTE_MS },
  { name: 'for an hour', calls: Number.POSITIVE_INFINITY, ms: 60 * MINUTE_MS },
  { name: 'for good', calls: Number.POSITIVE_INFINITY, ms: Number.POSITIVE_INFINITY },
];
type Span = (typeof SPANS)[number];
/** Without these nothing can be said to anybody, however well all else goes. */
const WAYS_TO_PEOPLE = /^(dynamodb|slack|sns|lambda)/;
const SHORT = 40;

/** The engine may hang for ever. A call of the SDK ends by its own limits: three tries of twenty seconds. */
const unanswered = (label: string) => ({
  name: 'unanswered',
  fault: label.startsWith('engine') ? ({ kind: 'hangs' } as const) : ({ kind: 'times-out', ms: 60_000 } as const),
});

interface Trial {
  script: Script;
  label: string;
  fault: { name: string; fault: Fault };
  span: Span;
}

/** Fails, delays and cuts each kind of call to each dependency, once, for a while and for good. */
export const dependencies: Scenario = {
  name: 'double: each call refused, lost, unanswered or slow',
  async run(options) {
    const count = tally(options);
    const trials: Trial[] = [];
    for (const script of SCRIPTS) {
      for (const label of await labelsOf(script, options.seed)) {
        for (const fault of [...FAULTS, unanswered(label)]) {
          for (const span of SPANS) {
            if (span.name !== 'for good' || !WAYS_TO_PEOPLE.test(label)) trials.push({ script, label, fault, span });
          }
        }
      }
    }
    const random = seeded(options.seed);
    const tried = options.short ? Array.from({ length: SHORT }, () => random.pick(trials)) : trials;
    for (const [at, trial] of tried.entries()) {
      count(await playTrial(trial, options));
      if (at % 200 === 199) options.log(`${at + 1} of ${tried.length}`);
    }
    return count.result;
  },
};

async function labelsOf(script: Script, seed: number): Promise<string[]> {
  const labels = new Set<string>();
  await play({
    world: { seed },
    replay: '',
    async act(world) {
      await prepare(world, script);
      world.simulation.faultOf = ({ label }) => void labels.add(label);
      world.people.type(ADA, script.command);
      await settle(world);
    },
  });
  return [...labels].sort();
}

function playTrial({ script, label, fault, span }: Trial, { seed }: ScenarioOptions) {
  const words = `${script.name}: ${label} ${fault.name} ${span.name}`;
  return play({
    world: { seed },
    forGood: span.name === 'for good',
    replay: `npm run chaos -- --seed ${seed} --only "${dependencies.name}" (${words})`,
    async act(world) {
      await prepare(world, script);
      const { simulation } = world;
      const until = simulation.now() + span.ms;
      let left = span.calls;
      simulation.faultOf = (call) =>
        call.label === label && simulation.now() < until && left-- > 0 ? fault.fault : undefined;
      world.people.type(ADA, script.command);
      await simulation.run(simulation.now() + Math.min(span.ms, 5 * MINUTE_MS));
      await settle(world, span.name === 'for good' ? 24 * 60 : 90);
    },
  });
}
