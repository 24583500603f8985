import type { Template } from '../../../provisioner/templates/template.ts';
import { sampleTemplate } from '../../provisioner/support/samples.ts';
import type { BenchWorld } from '../bench-world.ts';
import type { Pair } from '../frame/figures.ts';
import { inTurns } from '../in-turns.ts';
import { timeOperation } from '../timed-operation.ts';

const COUNTS = ['2', '5', '10'] as const;
type Count = (typeof COUNTS)[number];

/** Creates of templates with 2, 5 and 10 containers, in turns. */
export async function containerGrowth(world: BenchWorld, rounds: number): Promise<Pair[]> {
  const templates = Object.fromEntries(COUNTS.map((count) => [`of-${count}`, templateOf(Number(count))]));
  const { images } = world.engine.site;
  // In the place of what all others of this world read, so with what they make.
  const all = { sample: sampleTemplate(), ...templates };
  const TEMPLATES_URL = await world.engine.putTemplates({ templates: all, images });
  const deps = await world.wire({ TEMPLATES_URL });
  let runs = 0;
  const create = (count: Count) => async (): Promise<{ ms: number }> => {
    const { operationId } = await world.claim(`containers-${++runs}`, 'U0ADA0001', `of-${count}`);
    return { ms: (await timeOperation(deps, operationId)).ms };
  };
  const samples = await inTurns({ '2': create('2'), '5': create('5'), '10': create('10') }, rounds);
  const msOf = (count: Count): number[] => samples[count].map(({ ms }) => ms);
  return (['5', '10'] as const).map((count) => ({
    what: `create of ${count} containers`,
    unit: 'ms',
    ours: msOf(count),
    against: 'of 2 containers',
    theirs: msOf('2'),
  }));
}

/** The sample's front door, and beside it containers that only stay. */
function templateOf(containers: number): Template {
  const sample = sampleTemplate();
  const web = sample.containers.find(({ name }) => name === sample.front.container);
  if (!web) throw new Error('the sample template has no front door');
  const { dependsOn: _waitsFor, ...front } = web;
  const { portMappings: _ports, secrets: _secrets, ...beside } = front;
  const others = Array.from({ length: containers - 1 }, (_, at) => ({ ...beside, name: `beside-${at + 1}` }));
  return { ...sample, name: `of-${containers}`, volumes: [], containers: [front, ...others] };
}
