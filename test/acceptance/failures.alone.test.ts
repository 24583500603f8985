import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
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
import { PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { clientOptions } from '../../infra/local/emulator/environment.ts';
import { type DeployedTemplates, readDeployedTemplates } from '../../provisioner/templates/deployed.ts';
import { theCloud } from './cloud/the-cloud.ts';
import { leftovers } from './leftovers.ts';
import { ALERTS, LINUS, told, type, words } from './person.ts';

const run = promisify(execFile);
const cloud = await theCloud({ alone: true });
const real = cloud.simulated ? ' (skipped: no Docker here, so no container can fail)' : '';
const lambda = new LambdaClient(clientOptions(cloud.endpoint));
const s3 = new S3Client({ ...clientOptions(cloud.endpoint), forcePathStyle: true });
const FunctionName = cloud.outputs.provisionerFunctionName;
let environment: Record<string, string>;
let deployed: DeployedTemplates;

/** Deploys the provisioner with other images, as a template with a fault would. */
async function withImages(images: Record<string, string>): Promise<void> {
  const url = new URL(environment['TEMPLATES_URL'] ?? '');
  const Key = `templates/${randomUUID()}.json`;
  const other = { ...deployed, images: { ...deployed.images, ...images } };
  await s3.send(new PutObjectCommand({ Bucket: url.hostname, Key, Body: JSON.stringify(other) }));
  const Variables = { ...environment, TEMPLATES_URL: `s3://${url.hostname}/${Key}` };
  await lambda.send(new UpdateFunctionConfigurationCommand({ FunctionName, Environment: { Variables } }));
  await waitUntilFunctionUpdatedV2({ client: lambda, maxWaitTime: 120 }, { FunctionName });
}

beforeAll(async () => {
  const configuration = await lambda.send(new GetFunctionConfigurationCommand({ FunctionName }));
  environment = configuration.Environment?.Variables ?? {};
  deployed = await readDeployedTemplates(s3, environment['TEMPLATES_URL'] ?? '');
});
afterEach(() => withImages({}));
afterAll(() => {
  lambda.destroy();
  s3.destroy();
});

async function failsWith(name: string, reason: RegExp): Promise<void> {
  await type(cloud, LINUS, `/playground create ${name}`);
  const message = await told(cloud, LINUS, name, /could not be made/);
  expect(words(message)).toMatch(reason);
  expect(words(await told(cloud, ALERTS, name, /failed/))).toMatch(reason);
  expect(await leftovers(cloud, name)).toEqual([]);
}

describe('a create that cannot succeed says why, removes what it made and frees the name', () => {
  it.skipIf(cloud.simulated)(`an image that does not exist${real}`, async () => {
    await withImages({ 'hello/web': 'playground.invalid/no-such-image:1' });
    await failsWith('no-image', /IMAGE_NOT_FOUND/);
  });

  it.skipIf(cloud.simulated)(`a container that exits at once, with its code and masked last lines${real}`, async () => {
    const image = 'playground-test/exits:1';
    const folder = await mkdtemp(join(tmpdir(), 'playground-image-'));
    const base = deployed.images['hello/data'] as string;
    const script = "console.log('postgres://app:hunter2@db'); console.log('no licence found'); process.exit(3)";
    await writeFile(join(folder, 'Dockerfile'), `FROM ${base}\nENTRYPOINT ["node","-e","${script}"]\nCMD []\n`);
    try {
      await run('docker', ['build', '-q', '-t', image, folder], { env: process.env });
      await withImages({ 'hello/api': image });
      await failsWith('exits', /code 3[\s\S]*app:\[secret\]@db[\s\S]*no licence found/);
    } finally {
      await run('docker', ['rmi', '-f', image]);
      await rm(folder, { recursive: true });
    }
  });
});
