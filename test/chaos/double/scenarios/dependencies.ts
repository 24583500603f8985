import type { Fault } from '../simulation/faults.ts';
import { seeded } from '../simulation/random.ts';
import { settle } from '../world/settle.ts';
import { play } from './play.ts';
import { ADA, prepare, SCRIPTS, type Script } from './scripts.ts';
import { scenarioOf, type Trial } from './trials.ts';

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
/** Without those that last for good: such worlds are watched for a day. */
const SHORT = 10;

interface Named {
  name: string;
  fault: Fault;
}

const faultsOf = (label: string): Named[] => [
  { name: 'refused', fault: { kind: 'refused' } },
  { name: 'done and its answer lost', fault: { kind: 'lost' } },
  { name: 'slow', fault: { kind: 'slow', ms: 45_000 } },
  {
    name: 'unanswered',
    // The engine may hang for ever. A call of the SDK ends by its own limits: three tries of twenty seconds.
    fault: label.startsWith('engine') ? { kind: 'hangs' } : { kind: 'times-out', ms: MINUTE_MS },
  },
];

/** Fails, delays and cuts each kind of call to each dependency, once, for a while and for good. */
export const dependencies = scenarioOf('double-dependencies', async ({ seed, short }) => {
  const trials: Trial[] = [];
  for (const script of SCRIPTS) {
    for (const label of await labelsOf(script, seed)) {
      for (const fault of faultsOf(label)) {
        for (const span of SPANS.filter(({ name }) => name !== 'for good' || !WAYS_TO_PEOPLE.test(label))) {
          const words = `${script.name}, ${label} ${fault.name} ${span.name}`;
          trials.push({ words, run: (replay) => playFault(script, label, fault, span, seed, replay) });
        }
      }
    }
  }
  const random = seeded(seed);
  const quick = trials.filter(({ words }) => !words.endsWith('for good'));
  return short ? Array.from({ length: SHORT }, () => random.pick(quick)) : trials;
});

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

function playFault(script: Script, label: string, { fault }: Named, span: Span, seed: number, replay: string) {
  const isForGood = span.name === 'for good';
  return play({
    world: { seed },
    forGood: isForGood,
    replay,
    async act(world) {
      await prepare(world, script);
      const { simulation } = world;
      const until = simulation.now() + span.ms;
      let left = span.calls;
      simulation.faultOf = (call) =>
        call.label === label && simulation.now() < until && left-- > 0 ? fault : undefined;
      world.people.type(ADA, script.command);
      await simulation.run(simulation.now() + Math.min(span.ms, 5 * MINUTE_MS));
      await settle(world, isForGood ? 24 * 60 : 90);
    },
  });
}
