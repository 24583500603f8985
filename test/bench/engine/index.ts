import { writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { EC2Client } from '@aws-sdk/client-ec2';
import { ECSClient } from '@aws-sdk/client-ecs';
import { clientOptions } from '../../../infra/local/emulator/environment.ts';
import { playgroundProgram } from '../../../provisioner/program.ts';
import type { PlaygroundSpec } from '../../../provisioner/task-definition.ts';
import { awsEnvironment, ENGINE_CONFIG, engineWorld, PASSPHRASE } from '../../provisioner/support/engine-world.ts';
import { sampleSpec } from '../../provisioner/support/samples.ts';
import { startEmulator } from '../../support/emulator.ts';
import { inTurns } from '../in-turns.ts';
import { useTools } from '../use-tools.ts';
import type { Contender } from './contenders.ts';
import { floor } from './floor.ts';
import { ours } from './ours.ts';
import { plain } from './plain.ts';
import { engineTable } from './table.ts';

/** Our engine against the bare Automation API and against the same AWS calls without any engine. */
export async function engineBench(args: string[]): Promise<void> {
  const { values } = parseArgs({
    args,
    options: { rounds: { type: 'string', default: '7' }, json: { type: 'string', default: 'dist/bench-engine.json' } },
  });
  const log = (line: string): void => console.log(line);
  const tools = await useTools(log);
  const emulator = await startEmulator();
  Object.assign(process.env, awsEnvironment(emulator.endpoint));
  try {
    const { endpoint } = emulator;
    const { site, backendUrl, engine } = await engineWorld(endpoint);
    const clients = { ec2: new EC2Client(clientOptions(endpoint)), ecs: new ECSClient(clientOptions(endpoint)) };
    const specOf = (id: string): PlaygroundSpec => sampleSpec({ id });
    const contenders = {
      ours: ours(engine(), specOf),
      plain: plain({
        backendUrl,
        passphrase: PASSPHRASE,
        config: ENGINE_CONFIG,
        program: (id) => playgroundProgram(specOf(id), site),
      }),
      floor: floor(clients, site, specOf),
    };
    const samples = await inTurns(numbered(contenders), Number(values.rounds), log);
    await writeFile(values.json, `${JSON.stringify(samples, null, 2)}\n`);
    log(`\n${engineTable(samples)}\n\nEvery sample is in ${values.json}.`);
  } finally {
    await emulator.stop();
    await tools.remove();
  }
}

/** Each run has a playground of its own. */
function numbered<Name extends string>(contenders: Record<Name, Contender>): Record<Name, () => ReturnType<Contender>> {
  let runs = 0;
  const entries = Object.entries<Contender>(contenders).map(([name, run]) => [name, () => run(`bench-${++runs}`)]);
  return Object.fromEntries(entries) as Record<Name, () => ReturnType<Contender>>;
}
