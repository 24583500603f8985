import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { LambdaClient, ListFunctionsCommand } from '@aws-sdk/client-lambda';
import { ListBucketsCommand, ListObjectsV2Command, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { DeleteParameterCommand, PutParameterCommand, SSMClient } from '@aws-sdk/client-ssm';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { PulumiCommand } from '@pulumi/pulumi/automation/index.js';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { stringify } from 'yaml';
import { deploy } from '../../infra/deploy/deploy.ts';
import type { DeployOptions } from '../../infra/deploy/options.ts';
import type { StageDeps } from '../../infra/deploy/stage-stack.ts';
import { destroy } from '../../infra/destroy/destroy.ts';
import { sweepNow } from '../../infra/local/clock/sweep.ts';
import { clientOptions, EMULATOR_ENGINE_CONFIG, stateBackendQuery } from '../../infra/local/emulator/environment.ts';
import { newSecrets } from '../../infra/local/local-bot.ts';
import { type Slack, startSlack } from '../../infra/local/slack/server.ts';
import { ALERTS_CHANNEL } from '../../infra/local/slack/workspace.ts';
import type { InfraOutputs } from '../../infra/outputs.ts';
import { readCatalogue } from '../../infra/templates/catalogue.ts';
import { createInvoke } from '../../provisioner/contract/invoke.ts';
import { requestIds } from '../../provisioner/contract/name.ts';
import { createRegistry } from '../../provisioner/contract/registry-dynamodb/index.ts';
import { tagList } from '../../provisioner/tags.ts';
import { theCloud } from './cloud/the-cloud.ts';
import { leftovers } from './leftovers.ts';
import { registryOf } from './registry.ts';

// What the second stage says nobody else hears: it has a Slack of its own.
const cloud = await theCloud({ beside: true });
const aws = clientOptions(cloud.endpoint);
const ssm = new SSMClient(aws);
const lambda = new LambdaClient(aws);
const s3 = new S3Client({ ...aws, forcePathStyle: true });

const STAGE = 'ada';
const OWNER = 'U0ADA0001';
let slack: Slack;
let stackFolder: string;
let outputs: InfraOutputs;
let said: string[];

/** As somebody would at a terminal, who answers every question so. */
function at(answer: string | undefined): StageDeps {
  said = [];
  return {
    terminal: { say: (line) => said.push(line), ask: answer === undefined ? undefined : async () => answer },
    env: process.env,
    stackFolder,
    getPulumi: () => PulumiCommand.get(),
  };
}
const options = (given: Partial<DeployOptions> = {}): DeployOptions => ({
  ...{ stage: STAGE, yes: false, preview: false, unlock: false },
  ...given,
});

/** The file of a stage in the emulator; without Docker's help, because a registry is one thing that it is not. */
async function writeStageFile(): Promise<void> {
  const { images } = await readCatalogue();
  const settings = {
    provisioner: { package: 'zip' },
    templateImages: Object.fromEntries(Object.keys(images).map((key) => [key, `none/${key.replaceAll('/', '-')}`])),
    alertsChannel: ALERTS_CHANNEL,
    allowedCidrs: ['10.0.0.0/8'],
    slackApiUrl: slack.apiUrl,
    consoleLinks: false,
    engineConfig: EMULATOR_ENGINE_CONFIG,
    stateBackendQuery: stateBackendQuery(cloud.endpoint),
    compareMinutes: 1,
    protectData: true,
  };
  const file = stringify({ config: { ...EMULATOR_ENGINE_CONFIG, 'playground-bot:settings': settings } });
  await writeFile(join(stackFolder, `Pulumi.${STAGE}.yaml`), file);
}

beforeAll(async () => {
  const { signingSecret, botToken } = newSecrets();
  slack = await startSlack({ port: 0, signingSecret, botToken, functionUrl: () => outputs.botFunctionUrl });
  stackFolder = await mkdtemp(join(tmpdir(), 'playground-stages-'));
  await writeStageFile();
  for (const [name, value] of Object.entries(cloud.env)) vi.stubEnv(name, value);
  vi.stubEnv('SLACK_SIGNING_SECRET', signingSecret);
  vi.stubEnv('SLACK_BOT_TOKEN', botToken);
});
afterAll(async () => {
  vi.unstubAllEnvs();
  await slack.stop();
  await rm(stackFolder, { recursive: true });
});

const buckets = async (): Promise<string[]> => {
  const { Buckets = [] } = await s3.send(new ListBucketsCommand({}));
  return Buckets.map(({ Name = '' }) => Name);
};

/** Where the engine keeps the locks of the stage's state. */
async function locks(): Promise<{ Bucket: string; Prefix: string }> {
  const [Bucket = ''] = (await buckets()).filter((name) => name.startsWith('playground-bot-state-'));
  return { Bucket, Prefix: `.pulumi/locks/organization/playground-bot/${STAGE}/` };
}

describe('a second stage beside the first', () => {
  it('is shown before it is made, and not made unless somebody agrees', async () => {
    const before = await buckets();
    expect(await deploy(options(), at('no'))).toEqual({ end: 'declined' });
    expect(said.join('\n')).toMatch(/\+ playground-bot \(lambda Function\)[\s\S]*\d+ to make\./);
    expect(await buckets()).toEqual(before);
  });

  it('is made by one command, which says its address and what to paste into Slack', async () => {
    const file = await readFile(join(stackFolder, `Pulumi.${STAGE}.yaml`), 'utf8');
    const ended = await deploy(options(), at('yes'));
    if (ended.end !== 'deployed') throw new Error(said.join('\n'));
    ({ outputs } = ended);
    console.log(said.find((line) => line.startsWith('Stage ')));
    const all = said.join('\n');
    expect(all).toContain(`The bot's address: ${outputs.botFunctionUrl}`);
    expect(all).toContain(`"request_url": "${outputs.botFunctionUrl}"`);
    expect(all).toMatch(/chat:write\s+its messages/);
    // What the engine writes goes to a copy.
    expect(await readFile(join(stackFolder, `Pulumi.${STAGE}.yaml`), 'utf8')).toBe(file);
  });

  it('has nothing in common with it, and what AWS shows of it says whose it is', async () => {
    const theirs = new Set(Object.values(cloud.outputs));
    expect(Object.values(outputs).filter((value) => theirs.has(value))).toEqual([]);
    expect(outputs.botFunctionName).toMatch(/^playground-bot-ada-[0-9a-f]{7}$/);
    expect(cloud.outputs.botFunctionName).toMatch(/^playground-bot-local-/);
    const { Functions = [] } = await lambda.send(new ListFunctionsCommand({}));
    expect(Functions.map(({ FunctionName }) => FunctionName)).toEqual(
      expect.arrayContaining([outputs.botFunctionName, cloud.outputs.botFunctionName]),
    );
  });

  it('tells a second deployment who is at it since when, and what to type when nobody is any more', async () => {
    const lock = { pid: 4711, username: 'grace', hostname: 'laptop', timestamp: '2026-11-21T09:00:00Z' };
    const { Bucket, Prefix } = await locks();
    const Key = `${Prefix}${crypto.randomUUID()}.json`;
    await s3.send(new PutObjectCommand({ Bucket, Key, Body: JSON.stringify(lock) }));
    await expect(deploy(options({ yes: true }), at(undefined))).rejects.toThrow(
      'already by grace@laptop (process 4711), since 2026-11-21T09:00:00Z.\n' +
        'Wait until that has ended, and try again. If it was interrupted, so that it never will:\n' +
        '  npm run deploy -- --stage ada --unlock',
    );
  });

  it('is deployed again once that is typed, and up to date then, with the secrets that it has', async () => {
    vi.stubEnv('SLACK_SIGNING_SECRET', '');
    vi.stubEnv('SLACK_BOT_TOKEN', '');
    expect(await deploy(options({ preview: true, unlock: true }), at(undefined))).toEqual({ end: 'previewed' });
    const { Contents = [] } = await s3.send(new ListObjectsV2Command(await locks()));
    expect(Contents.map(({ Key }) => Key)).toEqual([]);
    expect(said).toContain('Nothing would change.');
    expect(said.join('\n')).toContain('in SSM (/playground-bot/ada/bot-token)');
  });

  it('has a sweeper that reports what nobody knows of its own stage, and leaves the other stage alone', async () => {
    const suffix = crypto.randomUUID().slice(0, 8);
    const { operationId } = requestIds(suffix);
    for (const [stage, { clusterArn, credentialsPrefix }] of [
      ['ours', outputs],
      ['theirs', cloud.outputs],
    ] as const) {
      const id = `${stage}-${suffix}`;
      const Tags = tagList({ id, name: stage, ownerId: OWNER, operationId }, clusterArn);
      await ssm.send(
        new PutParameterCommand({
          Name: `${credentialsPrefix}/${id}/password`,
          Value: 'x',
          Type: 'SecureString',
          Tags,
        }),
      );
    }
    await sweepNow(lambda, outputs.sweeperFunctionName);
    // What it finds has a row of that name from then on, as a stuck playground.
    const found = `left-${suffix}`;
    expect(await registryOf({ ...cloud, outputs }).getPlayground(found)).toMatchObject({
      id: `ours-${suffix}`,
      state: 'stuck',
    });
    expect(await registryOf(cloud).getPlayground(found)).toBeUndefined();
    // The other stage's own sweeper would find it in the middle of another file's tests.
    await ssm.send(
      new DeleteParameterCommand({ Name: `${cloud.outputs.credentialsPrefix}/theirs-${suffix}/password` }),
    );
  });

  it('goes with its playgrounds first, and the other stage stays', async () => {
    const registry = createRegistry(DynamoDBDocumentClient.from(new DynamoDBClient(aws)), outputs.registryTable);
    const claim = await registry.claimCreate(
      {
        ...{ name: 'of-ada', ownerId: OWNER, template: 'hello', lifetimeSeconds: 3600, warningSeconds: 600 },
        ...{ requestedAt: Math.floor(Date.now() / 1000), requestKey: crypto.randomUUID() },
      },
      { perOwner: 10, total: 10 },
    );
    if (claim.outcome !== 'claimed') throw new Error(claim.outcome);
    await createInvoke(lambda, outputs.provisionerFunctionName)(claim.operation.id);

    const keepNothing = { stage: STAGE, yes: false, unlock: false, keep: [] };
    expect(await destroy(keepNothing, at('no'))).toBe('declined');
    expect(await registry.getPlayground('of-ada')).toBeDefined();
    expect(await destroy(keepNothing, at(STAGE))).toBe('destroyed');
    expect(said).toContain('of-ada is gone.');
    expect(said.at(-1)).toBe('Stage ada is removed. Kept: nothing.');
    const { Functions = [] } = await lambda.send(new ListFunctionsCommand({}));
    const names = Functions.map(({ FunctionName = '' }) => FunctionName);
    expect(names.filter((name) => name.includes('-ada-'))).toEqual([]);
    expect(names).toContain(cloud.outputs.botFunctionName);
    expect((await buckets()).filter((name) => name.includes('ada') || name.startsWith('playground-bot-state'))).toEqual(
      [],
    );
    expect(
      await leftovers({ ...cloud, outputs: { ...cloud.outputs, clusterArn: outputs.clusterArn } }, 'of-ada'),
    ).toEqual([]);
  });
});
