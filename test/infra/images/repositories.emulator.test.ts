import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { DescribeRepositoriesCommand, ECRClient } from '@aws-sdk/client-ecr';
import { PulumiCommand } from '@pulumi/pulumi/automation/index.js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { imageKeys } from '../../../infra/images/image-keys.ts';
import { imageRepositories } from '../../../infra/images/repositories.ts';
import { clientEnvironment, clientOptions, EMULATOR_ENGINE_CONFIG } from '../../../infra/local/emulator/environment.ts';
import { destroyInfra, type StackOptions, upStack } from '../../../infra/stack.ts';
import { missingTools } from '../../provisioner/support/engine-world.ts';
import { startEmulator } from '../../support/emulator.ts';

const missing = await missingTools();

let emulator: Awaited<ReturnType<typeof startEmulator>>;
let workDir: string;
beforeAll(async () => {
  if (missing) return;
  emulator = await startEmulator();
  workDir = await mkdtemp(join(tmpdir(), 'image-repositories-'));
});
afterAll(async () => {
  await emulator?.stop();
  if (workDir) await rm(workDir, { recursive: true });
});

describe.skipIf(missing)(`the repositories${missing ? ` (not tested, because ${missing})` : ''}`, () => {
  it('are made by a program of their own, and removed again', async () => {
    const ecr = new ECRClient(clientOptions(emulator.endpoint));
    const there = async () => (await ecr.send(new DescribeRepositoriesCommand({}))).repositories ?? [];
    const options: StackOptions = {
      stackName: 'prod',
      projectName: 'playground-images',
      backendUrl: pathToFileURL(workDir).href,
      passphrase: 'of the test',
      workDir,
      env: { ...clientEnvironment(emulator.endpoint), PULUMI_HOME: process.env['PULUMI_HOME'] ?? '' },
      pulumi: await PulumiCommand.get(),
      engineConfig: { ...EMULATOR_ENGINE_CONFIG },
      log: () => undefined,
    };
    const urls = await upStack(options, imageRepositories('prod'));
    expect(Object.keys(urls).sort()).toEqual(imageKeys().sort());
    const made = await there();
    expect(made.map(({ repositoryUri }) => repositoryUri).sort()).toEqual(Object.values(urls).sort());
    expect(made.map(({ imageTagMutability }) => imageTagMutability)).toEqual(made.map(() => 'IMMUTABLE'));
    await destroyInfra(options);
    expect(await there()).toEqual([]);
  });
});
