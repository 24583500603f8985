import { EC2Client } from '@aws-sdk/client-ec2';
import { ECSClient } from '@aws-sdk/client-ecs';
import { clientOptions } from '../../../infra/local/emulator/environment.ts';
import { playgroundProgram } from '../../../provisioner/playground/program.ts';
import type { PlaygroundSpec } from '../../../provisioner/playground/task-definition.ts';
import { ENGINE_CONFIG, PASSPHRASE } from '../../provisioner/support/engine-world.ts';
import { sampleSpec } from '../../provisioner/support/samples.ts';
import { type BenchWorld, startBenchWorld } from '../bench-world.ts';
import type { Part } from '../frame/figures.ts';
import { inTurns } from '../in-turns.ts';
import type { Contender } from './contenders.ts';
import { floor } from './floor.ts';
import { operation } from './operation.ts';
import { ours } from './ours.ts';
import { enginePairs } from './pairs.ts';
import { plain } from './plain.ts';

const ROUNDS = { full: 7, quick: 1 };

export const enginePart: Part = {
  about: 'a playground made and removed: whole operations, our engine, the bare Automation API, the AWS calls alone',
  async run({ quick, log }) {
    const world = await startBenchWorld(log);
    try {
      const runs = numbered(await contendersIn(world));
      log('Once for nothing, so that all are warm');
      for (const run of Object.values(runs)) await run();
      return { pairs: enginePairs(await inTurns(runs, quick ? ROUNDS.quick : ROUNDS.full, log)) };
    } finally {
      await world.stop();
    }
  },
};

async function contendersIn(world: BenchWorld) {
  const { endpoint } = world;
  const { site, backendUrl, engine } = world.engine;
  const clients = { ec2: new EC2Client(clientOptions(endpoint)), ecs: new ECSClient(clientOptions(endpoint)) };
  const specOf = (id: string): PlaygroundSpec => sampleSpec({ id });
  return {
    operation: operation(await world.wire(), world),
    ours: ours(engine(), specOf),
    plain: plain({
      backendUrl,
      passphrase: PASSPHRASE,
      config: ENGINE_CONFIG,
      program: (id) => playgroundProgram(specOf(id), site),
    }),
    floor: floor(clients, site, specOf),
  };
}

/** Each run has a playground of its own. */
function numbered<Name extends string>(contenders: Record<Name, Contender>): Record<Name, () => ReturnType<Contender>> {
  let runs = 0;
  const entries = Object.entries<Contender>(contenders).map(([name, run]) => [name, () => run(`bench-${++runs}`)]);
  return Object.fromEntries(entries) as Record<Name, () => ReturnType<Contender>>;
}
