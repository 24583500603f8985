import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import {
  GetFunctionConfigurationCommand,
  LambdaClient,
  UpdateFunctionConfigurationCommand,
  waitUntilFunctionUpdatedV2,
} from '@aws-sdk/client-lambda';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { clientOptions } from '../../infra/local/emulator/environment.ts';
import { theCloud } from './cloud/the-cloud.ts';
import { leftovers } from './leftovers.ts';
import { ALERTS, LINUS, told, type, words } from './person.ts';

const run = promisify(execFile);
const cloud = await theCloud({ alone: true });
const real = cloud.simulated ? ' (skipped: no Docker here, so no container can fail)' : '';
const lambda = new LambdaClient(clientOptions(cloud.endpoint));
const FunctionName = cloud.outputs.provisionerFunctionName;
let environment: Record<string, string>;

/** Deploys the provisioner with other images, as a template with a fault would. */
async function withImages(images: Record<string, string>): Promise<void> {
  const known = JSON.parse(environment['TEMPLATE_IMAGES'] ?? '{}') as Record<string, string>;
  const Variables = { ...environment, TEMPLATE_IMAGES: JSON.stringify({ ...known, ...images }) };
  await lambda.send(new UpdateFunctionConfigurationCommand({ FunctionName, Environment: { Variables } }));
  await waitUntilFunctionUpdatedV2({ client: lambda, maxWaitTime: 30 }, { FunctionName });
}

beforeAll(async () => {
  const configuration = await lambda.send(new GetFunctionConfigurationCommand({ FunctionName }));
  environment = configuration.Environment?.Variables ?? {};
});
afterEach(() => withImages({}));
afterAll(() => lambda.destroy());

async function failsWith(name: string, reason: RegExp): Promise<void> {
  await type(cloud, LINUS, `/playground create ${name}`);
  const message = await told(cloud, LINUS, name, /could not be made/);
  expect(words(message)).toMatch(reason);
  expect(words(await told(cloud, ALERTS, name, /failed/))).toMatch(reason);
  expect(await leftovers(cloud, name)).toEqual([]);
}

describe('a create that cannot succeed says why, removes what it made and frees the name', () => {
  it.skipIf(cloud.simulated)(`an image that does not exist${real}`, async () => {
    await withImages({ 'default/web': 'playground.invalid/no-such-image:1' });
    await failsWith('no-image', /IMAGE_NOT_FOUND/);
  });

  it.skipIf(cloud.simulated)(`a container that exits at once, with its code and last lines${real}`, async () => {
    const image = 'playground-test/exits:1';
    const folder = await mkdtemp(join(tmpdir(), 'playground-image-'));
    const base = JSON.parse(environment['TEMPLATE_IMAGES'] ?? '{}')['default/data'] as string;
    const script = "console.log('no licence found'); process.exit(3)";
    await writeFile(join(folder, 'Dockerfile'), `FROM ${base}\nENTRYPOINT ["node","-e","${script}"]\nCMD []\n`);
    try {
      await run('docker', ['build', '-q', '-t', image, folder], { env: process.env });
      await withImages({ 'default/api': image });
      await failsWith('exits', /code 3[\s\S]*no licence found/);
    } finally {
      await run('docker', ['rmi', '-f', image]);
      await rm(folder, { recursive: true });
    }
  });
});
