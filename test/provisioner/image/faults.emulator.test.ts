import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { startEmulator } from '../../support/emulator.ts';
import { type LambdaContainer, type LambdaContainerOptions, runAsLambda } from '../../support/lambda-container.ts';
import { type Answer, type RuntimeApi, startRuntimeApi } from '../../support/lambda-runtime-api.ts';
import { buildImageForTests, IMAGE, imageForTests } from '../support/image.ts';
import { provisionerWorld } from '../support/provisioner-world.ts';

const image = await imageForTests();

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
afterEach(async () => {
  await lambda?.remove();
  api?.close();
});
afterAll(() => emulator?.stop());

async function start(
  answers: { next?: Answer; posts?: Answer } = {},
  options: Partial<LambdaContainerOptions> = {},
): Promise<void> {
  api = await startRuntimeApi(answers);
  lambda = await runAsLambda({ image: IMAGE, runtimeApi: api.address, environment: world.env, ...options });
}

/** Runs a create in an image that something is wrong with; what its operation's row says afterwards. */
async function createWith(name: string, options: Partial<LambdaContainerOptions>) {
  await start({}, options);
  const { operationId } = await world.claim(name);
  const told = await api.invoke({ operationId });
  const operation = await world.registry.getOperation(operationId);
  return { told, reason: (operation?.failure ?? operation?.putOff?.failure)?.reason };
}

describe.skipIf(!image.here)(image.suite('the image on Lambda, when something is wrong'), () => {
  it('tells that it cannot start without its environment, and ends', async () => {
    await start({}, { environment: {} });
    const errorMessage = expect.stringMatching(/environment is not usable[\s\S]*REGISTRY_TABLE/);
    expect(await api.initError()).toMatchObject({ call: 'init error', body: { errorMessage } });
    expect(await lambda.exited).toBe(1);
    expect(await lambda.log()).toContain("The provisioner's environment is not usable");
  });

  it.each([
    ['no operation id', {}],
    ['an id of another kind', { operationId: 'i-0abc' }],
    ['no object', 'op-0123456789abcdef0123'],
  ])('answers with an error to an event that is %s, and takes the next', async (_, event) => {
    await start();
    const errorMessage = expect.stringContaining('This is not an event of the provisioner, so nothing was done');
    expect(await api.invoke(event)).toMatchObject({ call: 'error', body: { errorMessage } });
    expect(await lambda.log()).toContain('This is not an event of the provisioner');
    expect(await api.invoke(event)).toMatchObject({ call: 'error' });
  });

  it.each([
    ['answers 410', 410, 'Missing required headers'],
    ['drops the connection', 'drops', 'socket hang up'],
  ] as const)('ends in words when the runtime API %s instead of giving an event', async (_, next, words) => {
    await start({ next });
    expect(await lambda.exited).toBe(1);
    expect(await lambda.log()).toMatch(new RegExp(`The runtime API gave no event.*${words}`));
  });

  it.each([
    ['answers 410', 410],
    ['drops the connection', 'drops'],
  ] as const)('asks for the next event when the runtime API %s to an answer', async (_, posts) => {
    await start({ posts });
    await api.invoke({});
    expect(await api.invoke({})).toMatchObject({ call: 'error' });
  });

  it('says that its temporary folder cannot be written', async () => {
    const { told, reason } = await createWith('sealed', { temporaryFolder: 'ro' });
    expect(told).toEqual({ call: 'response', body: { end: 'stuck' } });
    expect(reason).toContain('The provisioner’s temporary folder cannot be written.');
    expect(await lambda.log()).toContain('EROFS');
  });

  it('says that its temporary folder is full', async () => {
    // One page: the first file that the engine's work folder gets fits, and no second one.
    const { told, reason } = await createWith('crammed', { temporaryFolder: 'size=4k,mode=1777' });
    // Another environment may have room.
    expect(told).toEqual({ call: 'response', body: { end: 'put-off' } });
    expect(reason).toContain('The provisioner’s temporary disk is full.');
    expect(await lambda.log()).toContain('ENOSPC');
  });

  it('says that it was built without its plugin, and removes what it began', async () => {
    const { told, reason } = await createWith('bare', { more: ['--tmpfs', '/opt/pulumi/home/plugins:ro'] });
    expect(told).toEqual({ call: 'response', body: { end: 'failed' } });
    expect(reason).toContain('The provisioner was built without its AWS plugin.');
    expect(await lambda.log()).toMatch(/no resource plugin/i);
  });
});
