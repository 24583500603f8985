import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { sweep } from '../../../provisioner/sweeper/sweep.ts';
import { startEmulator } from '../../support/emulator.ts';
import { type LambdaContainer, runAsLambda } from '../../support/lambda-container.ts';
import { type RuntimeApi, startRuntimeApi } from '../../support/lambda-runtime-api.ts';
import { buildImageForTests, IMAGE, imageForTests } from '../support/image.ts';
import { provisionerWorld } from '../support/provisioner-world.ts';
import { engineEnvironment } from '../support/traces.ts';

const image = await imageForTests();
const ALL = ['service', 'security group', 'task definition'];
/** More than a create needs, and soon used up. */
const MEMORY = ['--memory', '1g', '--memory-swap', '1g'];

let emulator: Awaited<ReturnType<typeof startEmulator>>;
let world: Awaited<ReturnType<typeof provisionerWorld>>;
let api: RuntimeApi;
let lambda: LambdaContainer;

beforeAll(async () => {
  if (!image.here) return;
  await buildImageForTests();
  emulator = await startEmulator();
  world = await provisionerWorld(emulator.endpoint);
});
beforeEach(() => start());
afterEach(() => stop());
afterAll(() => emulator?.stop());

async function start(): Promise<void> {
  api = await startRuntimeApi();
  lambda = await runAsLambda({ image: IMAGE, runtimeApi: api.address, environment: world.env, more: MEMORY });
  await api.asked();
}

async function stop(): Promise<void> {
  await lambda?.remove();
  api?.close();
}

/**
 * Uses up the container's memory until the kernel kills a process for it: the one that runs this program, which stands still
 * from before, so that it cannot be done by then.
 */
const starve = (program: string): string => `
  const fs = require('node:fs');
  const programOf = (id) => {
    try { return fs.readFileSync('/proc/' + id + '/cmdline', 'utf8').split('\\0')[0]; } catch { return ''; }
  };
  const isVictim = (id) => /^\\d+$/.test(id) && Number(id) !== process.pid && programOf(id).endsWith('${program}');
  const eaten = [];
  const eat = (victim) => {
    if (programOf(victim) === '') return console.log(JSON.stringify('killed'));
    eaten.push(Buffer.alloc(16 * 1024 * 1024, 1));
    setTimeout(eat, 10, victim);
  };
  const seek = () => {
    const victim = fs.readdirSync('/proc').find(isVictim);
    if (victim === undefined) return setTimeout(seek, 10);
    process.kill(Number(victim), 'SIGSTOP');
    fs.writeFileSync('/proc/' + victim + '/oom_score_adj', '1000');
    eat(victim);
  };
  seek();
`;

/** What the sweeper would start so many seconds from now. */
async function startedBySweeperIn(seconds: number): Promise<string[]> {
  const { registry, publish } = world;
  const started: string[] = [];
  const invoke = async (id: string): Promise<void> => void started.push(id);
  const log = { info: () => undefined, error: console.error };
  const { faults } = await sweep({ registry, invoke, publish, log }, Math.floor(Date.now() / 1000) + seconds);
  expect(faults).toEqual([]);
  return started;
}

describe.skipIf(!image.here)(image.suite('the image on Lambda, out of memory'), () => {
  it('leaves a create whose runtime the kernel has killed to the sweeper, which has it made within two minutes', async () => {
    const { operationId, playgroundId } = await world.claim('starved');
    void api.invoke({ operationId });
    await engineEnvironment(lambda);
    await expect(lambda.inside(starve('/usr/local/bin/node'))).rejects.toMatchObject({ exitCode: 137 });
    expect(await lambda.exited).toBe(137);
    expect(await lambda.outOfMemory()).toBe(true);
    expect(await world.registry.getOperation(operationId)).toMatchObject({ state: 'running', attempt: 1 });
    expect(await startedBySweeperIn(120)).toContain(operationId);

    await stop();
    await world.lapseLease(operationId);
    await start();
    expect(await api.invoke({ operationId })).toEqual({ call: 'response', body: { end: 'succeeded' } });
    expect(await world.registry.getOperation(operationId)).toMatchObject({ state: 'succeeded', attempt: 2 });
    expect(await world.engine.existing(playgroundId)).toEqual(ALL);
    expect((await world.engine.stateKeys(playgroundId)).filter((key) => key.includes('/locks/'))).toEqual([]);
  });
});
