import { DescribeRepositoriesCommand, ECRClient } from '@aws-sdk/client-ecr';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PROVISIONER } from '../../../infra/images/image-keys.ts';
import { imageRepositories } from '../../../infra/images/repositories.ts';
import { clientOptions } from '../../../infra/local/emulator/environment.ts';
import { destroyInfra, upStack } from '../../../infra/stack.ts';
import { missingTools } from '../../provisioner/support/missing-tools.ts';
import { startEmulator } from '../../support/emulator.ts';
import { emulatorStack } from '../../support/emulator-stack.ts';

const missing = await missingTools();

let emulator: Awaited<ReturnType<typeof startEmulator>>;
beforeAll(async () => {
  if (!missing) emulator = await startEmulator();
});
afterAll(async () => {
  await emulator?.stop();
});

describe.skipIf(missing)(`the repositories${missing ? ` (not tested, because ${missing})` : ''}`, () => {
  it('are made by a program of their own, and removed again', async () => {
    const ecr = new ECRClient(clientOptions(emulator.endpoint));
    const there = async () => (await ecr.send(new DescribeRepositoriesCommand({}))).repositories ?? [];
    const { options, remove } = await emulatorStack(emulator.endpoint, 'playground-images');
    const keys = ['hello/data', 'hello/web', PROVISIONER];
    const urls = await upStack(options, imageRepositories('prod', keys));
    expect(Object.keys(urls).sort()).toEqual(keys);
    const made = await there();
    expect(made.map(({ repositoryUri }) => repositoryUri).sort()).toEqual(Object.values(urls).sort());
    expect(made.map(({ imageTagMutability }) => imageTagMutability)).toEqual(made.map(() => 'IMMUTABLE'));
    await destroyInfra(options);
    expect(await there()).toEqual([]);
    await remove();
  });
});
