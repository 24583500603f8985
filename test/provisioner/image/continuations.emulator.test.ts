import { CreateFunctionCommand, InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { clientOptions } from '../../../infra/local/emulator/environment.ts';
import type { Operation } from '../../../provisioner/contract/operation.ts';
import { startEmulator } from '../../support/emulator.ts';
import { buildImageForTests, IMAGE, imageForTests } from '../support/image.ts';
import { provisionerWorld } from '../support/provisioner-world.ts';

const image = await imageForTests();
const FUNCTION = 'provisioner';
/** A minute for each run, of which the engine has the first half. */
const LIMIT_SECONDS = 60;
const MINUTE = { INTERRUPT_SECONDS: '30', KILL_SECONDS: '10' };
/** How long the slowest part of the test may take on a busy machine. */
const PATIENCE = { timeout: 300_000, interval: 1000 };

let emulator: Awaited<ReturnType<typeof startEmulator>>;
let world: Awaited<ReturnType<typeof provisionerWorld>>;
let lambda: LambdaClient;

beforeAll(async () => {
  if (!image.here) return;
  await buildImageForTests();
  // Room for one playground: the other waits for its place for as long as the first is there.
  vi.stubEnv('FARGATE_VCPU_LIMIT', '0.25');
  emulator = await startEmulator().finally(vi.unstubAllEnvs);
  world = await provisionerWorld(emulator.endpoint);
  lambda = new LambdaClient(clientOptions(emulator.endpoint));
  // AWS gives a function the variables of this kind by itself.
  const own = Object.entries(world.env).filter(([name]) => !name.startsWith('AWS_'));
  await lambda.send(
    new CreateFunctionCommand({
      FunctionName: FUNCTION,
      PackageType: 'Image',
      Code: { ImageUri: IMAGE },
      Role: world.engine.site.taskRoleArn,
      Timeout: LIMIT_SECONDS,
      MemorySize: 3008,
      EphemeralStorage: { Size: 1024 },
      Environment: { Variables: { ...Object.fromEntries(own), ...MINUTE } },
    }),
  );
});
afterAll(() => emulator?.stop());

const invoke = (operationId: string) =>
  lambda.send(
    new InvokeCommand({
      FunctionName: FUNCTION,
      InvocationType: 'Event',
      Payload: Buffer.from(JSON.stringify({ operationId })),
    }),
  );

const row = (id: string) => world.registry.getOperation(id);

/** The operation's row, once it is as expected. */
const until = (id: string, expected: Partial<Operation>) =>
  vi.waitFor(async () => expect(await row(id)).toMatchObject(expected), PATIENCE);

describe.skipIf(!image.here)(image.suite('a function with a limit of a minute'), () => {
  it('goes on by itself with a create that needs three continuations, and none of them is an attempt', async () => {
    const first = await world.claim('first');
    await invoke(first.operationId);
    await until(first.operationId, { state: 'succeeded' });

    const { operationId, playgroundId } = await world.claim('waiting');
    await invoke(operationId);
    const label = 'Waiting for a place: the account’s quota of Fargate vCPUs is used up';
    await until(operationId, { progress: expect.objectContaining({ label }) });
    await vi.waitFor(async () => expect((await row(operationId))?.continuations).toBeGreaterThanOrEqual(3), PATIENCE);

    const destroyed = await world.claimDestroy('first');
    await invoke(destroyed);
    await until(destroyed, { state: 'succeeded' });
    await until(operationId, { state: 'succeeded' });
    const { attempt = 0, continuations = 0 } = (await row(operationId)) ?? {};
    expect(attempt).toBe(continuations + 1);
    expect(await world.registry.getPlayground('waiting')).toMatchObject({ state: 'ready' });
    expect(await world.engine.existing(playgroundId)).toEqual(['service', 'security group', 'task definition']);
    expect((await world.engine.stateKeys(playgroundId)).filter((key) => key.includes('/locks/'))).toEqual([]);

    const gone = await world.claimDestroy('waiting');
    await invoke(gone);
    await until(gone, { state: 'succeeded' });
    expect(await world.engine.inventory.left(playgroundId)).toEqual([]);
  }, 900_000);
});
