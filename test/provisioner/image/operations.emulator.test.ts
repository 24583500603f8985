import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { formatBytes } from '../../../infra/local/setup/space.ts';
import { startEmulator } from '../../support/emulator.ts';
import { type LambdaContainer, runAsLambda } from '../../support/lambda-container.ts';
import { type RuntimeApi, startRuntimeApi } from '../../support/lambda-runtime-api.ts';
import { buildImageForTests, IMAGE, imageForTests } from '../support/image.ts';
import { provisionerWorld } from '../support/provisioner-world.ts';
import { engineEnvironment, leftIn } from '../support/traces.ts';

const image = await imageForTests();
const ALL = ['service', 'security group', 'task definition'];

let emulator: Awaited<ReturnType<typeof startEmulator>>;
let world: Awaited<ReturnType<typeof provisionerWorld>>;
let api: RuntimeApi;
let lambda: LambdaContainer;
const figures: string[] = [];

async function start(what: string): Promise<void> {
  api = await startRuntimeApi();
  lambda = await runAsLambda({ image: IMAGE, runtimeApi: api.address, environment: world.env });
  await api.asked();
  figures.push(`${what}: ${Date.now() - (await lambda.startedAt())} ms from its process to the first request`);
}

async function stop(): Promise<void> {
  await lambda?.remove();
  api?.close();
}

beforeAll(async () => {
  if (!image.here) return;
  await buildImageForTests();
  emulator = await startEmulator();
  world = await provisionerWorld(emulator.endpoint);
  await start('cold start');
});
afterAll(async () => {
  await stop();
  await emulator?.stop();
  if (image.here) console.log(`The provisioner's image, run as Lambda does:\n- ${figures.join('\n- ')}`);
});

const run = (operationId: string, timeoutSeconds = 900) => api.invoke({ operationId }, { timeoutSeconds });
const ended = (end: string) => ({ call: 'response', body: { end } });

describe.skipIf(!image.here)(image.suite('the image on Lambda'), () => {
  it('creates a playground, and after a freeze destroys it with nothing of the first run left', async () => {
    const before = await leftIn(lambda);
    const ada = await world.claim('demo', 'U0ADA0001');
    const use = lambda.watchUse();
    const began = performance.now();
    expect(await run(ada.operationId)).toEqual(ended('succeeded'));
    figures.push(`create: ${Math.round(performance.now() - began)} ms`);
    const { memory, temporaryDisk } = await use.end();
    figures.push(`most in use while creating: ${formatBytes(memory)} of memory, ${formatBytes(temporaryDisk)} of /tmp`);
    expect(await world.engine.existing(ada.playgroundId)).toEqual(ALL);
    expect(await leftIn(lambda)).toEqual(before);

    await lambda.freeze();
    await lambda.thaw();
    expect(await run(await world.claimDestroy('demo'))).toEqual(ended('succeeded'));
    expect(await world.engine.existing(ada.playgroundId)).toEqual([]);
    expect(await leftIn(lambda)).toEqual(before);
  });

  it('runs for the next owner in an environment that has nothing of the one before', async () => {
    const ada = await world.claim('first', 'U0ADA0001');
    const first = run(ada.operationId);
    const environment = await engineEnvironment(lambda);
    await first;
    const password = await world.passwordOf(ada.playgroundId);
    expect(password).toMatch(/^\S{20,}$/);

    const grace = await world.claim('second', 'U0GRACE01');
    const second = run(grace.operationId);
    const next = await engineEnvironment(lambda);
    expect(next).toEqual(environment);
    expect(JSON.stringify(next)).not.toMatch(new RegExp(`${password}|${ada.playgroundId}|U0ADA0001`));
    expect(await second).toEqual(ended('succeeded'));
    expect(await lambda.log()).not.toContain(password);
  });

  it('leaves an operation that has ended alone, within one request to the registry', async () => {
    const { operationId } = await world.claim('again');
    await run(operationId);
    const began = performance.now();
    expect(await run(operationId)).toEqual(ended('finished'));
    figures.push(`warm, with nothing to do: ${Math.round(performance.now() - began)} ms`);
  });

  it('gives an operation back when its time runs out, and the next invocation ends it', async () => {
    const before = await leftIn(lambda);
    const { operationId } = await world.claim('slow');
    // The engine is interrupted 90 s before the end.
    expect(await run(operationId, 91)).toEqual(ended('requeued'));
    expect(await leftIn(lambda)).toEqual(before);
    expect(await world.registry.getOperation(operationId)).toMatchObject({ state: 'queued', attempt: 1 });
    expect(await run(operationId)).toEqual(ended('succeeded'));
  });

  it('puts off in words what fails, clears what was in the way, and goes on with the next invocation', async () => {
    const { operationId, playgroundId } = await world.claim('unlucky');
    await world.engine.makeServiceUnknownToStacks(playgroundId);
    expect(await run(operationId)).toEqual(ended('put-off'));
    expect(await world.registry.getOperation(operationId)).toMatchObject({
      state: 'queued',
      putOff: { failure: { reason: expect.stringContaining('It stopped at its service.') } },
    });
    expect(await run(operationId)).toEqual(ended('succeeded'));
    expect(await world.engine.existing(playgroundId)).toEqual(ALL);
    expect(await run('op-00000000000000000000')).toMatchObject({
      call: 'error',
      body: { errorMessage: expect.stringContaining('is not in the registry') },
    });
    expect(await run(operationId)).toEqual(ended('finished'));
  });

  it('goes on in another environment after it was killed in the middle', async () => {
    const { operationId, playgroundId } = await world.claim('killed');
    void run(operationId);
    await engineEnvironment(lambda);
    await lambda.kill();
    await lambda.exited;
    await stop();
    await world.lapseLease(operationId);

    await start('cold start, again');
    expect(await run(operationId)).toEqual(ended('succeeded'));
    expect(await world.registry.getOperation(operationId)).toMatchObject({ state: 'succeeded', attempt: 2 });
    expect(await world.engine.existing(playgroundId)).toEqual(ALL);
  });
});
