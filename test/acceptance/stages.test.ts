import { readFile } from 'node:fs/promises';
import { LambdaClient, ListFunctionsCommand } from '@aws-sdk/client-lambda';
import { ListBucketsCommand, ListObjectsV2Command, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { ListQueuesCommand, SQSClient } from '@aws-sdk/client-sqs';
import { PutParameterCommand, SSMClient } from '@aws-sdk/client-ssm';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { deploy } from '../../infra/deploy/deploy.ts';
import type { DeployOptions } from '../../infra/deploy/options.ts';
import { destroy } from '../../infra/destroy/destroy.ts';
import { sweepNow } from '../../infra/local/clock/sweep.ts';
import { clientOptions } from '../../infra/local/emulator/environment.ts';
import { localFunctionUrl } from '../../infra/local/local-settings.ts';
import type { InfraOutputs } from '../../infra/outputs.ts';
import { requestIds } from '../../provisioner/contract/name.ts';
import { tagList } from '../../provisioner/playground/tags.ts';
import { BESIDE, DOMAIN, OWNER } from '../stages/table.ts';
import { type ThereAlready, thereAlready } from '../stages/there-already.ts';
import { type BelowDomain, hostedZoneOf } from './below-domain.ts';
import { theCloud } from './cloud/the-cloud.ts';
import { leftovers } from './leftovers.ts';
import { type as typeIn, until } from './person.ts';
import { registryOf } from './registry.ts';
import { type StageFiles, stageFiles } from './second-stage.ts';

// What the second stage says nobody else hears: it has a Slack of its own.
const cloud = await theCloud({ beside: true });
const aws = clientOptions(cloud.endpoint);
const ssm = new SSMClient(aws);
const lambda = new LambdaClient(aws);
const s3 = new S3Client({ ...aws, forcePathStyle: true });

const STAGE = BESIDE.name;
let files: StageFiles;
let below: BelowDomain;
let there: ThereAlready;
let outputs: InfraOutputs;

const options = (given: Partial<DeployOptions> = {}): DeployOptions => ({
  ...{ stage: STAGE, yes: false, preview: false, unlock: false },
  ...given,
});

beforeAll(async () => {
  files = await stageFiles(cloud, { botUrl: () => outputs.botFunctionUrl, setEnv: vi.stubEnv });
  there = await thereAlready(cloud.endpoint, 'everybodys');
  await files.write(STAGE, settings());
  below = await hostedZoneOf(DOMAIN, cloud.endpoint);
});
afterAll(async () => {
  vi.unstubAllEnvs();
  await files.remove();
});

/** Switches that the shared stage has in their other position. */
const settings = () => BESIDE.settings(there);
/** The stage, as people in its own Slack have it. */
const ours = () => ({ ...cloud, slack: files.slack, outputs });

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
  // The other one is the first of its account with a network and a cluster of its own, and no record of anything.
  it.each([STAGE, 'of-its-own'])(
    'is shown before it is made, and not made unless somebody agrees: %s',
    async (stage) => {
      const before = await buckets();
      if (stage !== STAGE) await files.write(stage, { allowedCidrs: ['10.0.0.0/8'] });
      expect(await deploy(options({ stage }), files.at('no'))).toEqual({ end: 'declined' });
      expect(files.said().join('\n')).toMatch(/\+ playground-bot \(lambda Function\)[\s\S]*\d+ to make\./);
      expect(await buckets()).toEqual(before);
    },
  );

  it('is made by one command, which says its address and what to paste into Slack', async () => {
    const file = await readFile(files.path(STAGE), 'utf8');
    const ended = await deploy(options(), files.at('yes'));
    if (ended.end !== 'deployed') throw new Error(files.said().join('\n'));
    ({ outputs } = ended);
    console.log(files.said().find((line) => line.startsWith('Stage ')));
    const all = files.said().join('\n');
    expect(all).toContain(`The bot's address: ${outputs.botFunctionUrl}`);
    expect(all).toContain(`"request_url": "${outputs.botFunctionUrl}"`);
    expect(all).toMatch(/chat:write\s+its messages/);
    // What the engine writes goes to a copy.
    expect(await readFile(files.path(STAGE), 'utf8')).toBe(file);
  });

  it('has nothing in common with it, and what AWS shows of it says whose it is', async () => {
    const theirs = new Set(Object.values(cloud.outputs));
    expect(Object.values(outputs).filter((value) => theirs.has(value))).toEqual([]);
    expect(outputs.botFunctionName).toMatch(/^playground-bot-ada-with-a-long-name-[0-9a-f]{7}$/);
    expect(cloud.outputs.botFunctionName).toMatch(/^playground-bot-local-/);
    const { Functions = [] } = await lambda.send(new ListFunctionsCommand({}));
    expect(Functions.map(({ FunctionName }) => FunctionName)).toEqual(
      expect.arrayContaining([outputs.botFunctionName, cloud.outputs.botFunctionName]),
    );
  });

  it('shares its domain with no other: that one is told so before anything is made', async () => {
    const before = await buckets();
    await files.write('bob', settings());
    expect(await deploy(options({ stage: 'bob' }), files.at('yes'))).toEqual({ end: 'missing' });
    expect(files.said().join('\n')).toMatch(
      /✗ {2}Names +\*\.play\.example\.com leads to the load balancer of stage ada-with-a-long-name[\s\S]*such as bob\.play\.example\.com/,
    );
    expect(await buckets()).toEqual(before);
  });

  it('is up to date then, with the secrets that it has; a second deployment is told who is at it, and what to type', async () => {
    vi.stubEnv('SLACK_SIGNING_SECRET', '');
    vi.stubEnv('SLACK_BOT_TOKEN', '');
    const lock = { pid: 4711, username: 'grace', hostname: 'laptop', timestamp: '2026-11-21T09:00:00Z' };
    const { Bucket, Prefix } = await locks();
    const Key = `${Prefix}${crypto.randomUUID()}.json`;
    await s3.send(new PutObjectCommand({ Bucket, Key, Body: JSON.stringify(lock) }));
    await expect(deploy(options({ yes: true }), files.at(undefined))).rejects.toThrow(
      'already by grace@laptop (process 4711), since 2026-11-21T09:00:00Z.\n' +
        'Wait until that has ended, and try again. If it was interrupted, so that it never will:\n' +
        '  npm run deploy -- --stage ada-with-a-long-name --unlock',
    );
    expect(files.said()).toContain('Nothing would change.');
    expect(files.said().join('\n')).toContain(`in SSM (/playground-bot/${STAGE}/bot-token)`);
  });

  it('has a sweeper that reports what nobody knows of its own stage, and leaves other stages alone', async () => {
    const suffix = crypto.randomUUID().slice(0, 8);
    const { operationId } = requestIds(suffix);
    for (const [stage, credentialsPrefix, siteTag] of [
      // In a cluster that others use too, by the stage as well.
      ['ours', outputs.credentialsPrefix, `${outputs.clusterArn}/${STAGE}`],
      // Not of the shared stage: its own sweeper would find that in the middle of another file's tests.
      ['theirs', outputs.credentialsPrefix.replace(STAGE, 'another'), `${outputs.clusterArn}/another`],
    ] as const) {
      const id = `${stage}-${suffix}`;
      const Tags = tagList({ id, name: stage, ownerId: OWNER, operationId }, siteTag);
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
    expect(await registryOf(ours()).getPlayground(found)).toMatchObject({
      id: `ours-${suffix}`,
      state: 'stuck',
    });
    expect(await registryOf(cloud).getPlayground(found)).toBeUndefined();
  });

  it('is asked in a Slack of its own, through an API Gateway, and makes what is behind a load balancer', async () => {
    expect(await typeIn(ours(), OWNER, '/playground create of-ada')).toContain('of-ada');
    const address = async () => (await registryOf(ours()).getPlayground('of-ada'))?.address;
    expect(await until('of-ada to be ready', address)).toBe(`https://of-ada.${DOMAIN}`);
    expect(await below.hosts()).toEqual([`of-ada.${DOMAIN}`]);
  });

  it('is not deployed, once it is unlocked, where that would take away what its playground stands on', async () => {
    const { domain: _, cluster: __, ...rest } = settings();
    await files.write(STAGE, { ...rest, exposure: 'private' });
    expect(await deploy(options({ yes: true, unlock: true }), files.at(undefined))).toEqual({ end: 'in the way' });
    const words = files.said().at(-1);
    expect(words).toMatch(/^Not deployed: .*\(lb Listener\).*the cluster that they are in\./);
    // What its sweeper has found is one, too.
    expect(words).toMatch(new RegExp(`^There now: .*of-ada \\(of ${OWNER}\\)`, 'm'));
    expect(await below.hosts()).toEqual([`of-ada.${DOMAIN}`]);
    const { Contents = [] } = await s3.send(new ListObjectsV2Command(await locks()));
    expect(Contents.map(({ Key }) => Key)).toEqual([]);
    await files.write(STAGE, settings());
  });

  it('goes with its playgrounds first, also with one that is being made; the other stage stays, and what it only used', async () => {
    const registry = registryOf(ours());
    const keepNothing = { stage: STAGE, yes: false, unlock: false, keep: [] };
    expect(await destroy(keepNothing, files.at('no'))).toBe('declined');
    expect(await registry.getPlayground('of-ada')).toBeDefined();
    await typeIn(ours(), OWNER, '/playground create begun');
    expect(await registry.getPlayground('begun')).toMatchObject({ state: 'creating' });
    expect(await destroy(keepNothing, files.at(STAGE))).toBe('destroyed');
    expect(files.said()).toEqual(expect.arrayContaining(['of-ada is gone.', 'begun is gone.']));
    expect(files.said().at(-1)).toBe(`Stage ${STAGE} is removed. Kept: nothing.`);
    expect(await below.leftovers()).toEqual([]);
    const { Functions = [] } = await lambda.send(new ListFunctionsCommand({}));
    const names = Functions.map(({ FunctionName = '' }) => FunctionName);
    expect(names.filter((name) => name.includes(`-${STAGE}-`))).toEqual([]);
    expect(names).toContain(cloud.outputs.botFunctionName);
    const { QueueUrls } = await new SQSClient(aws).send(new ListQueuesCommand({}));
    expect(QueueUrls).toEqual([cloud.outputs.deadLettersUrl]);
    // Nothing is there, or nothing that anybody may ask.
    expect([403, 404]).toContain((await fetch(localFunctionUrl(cloud.endpoint, outputs.botFunctionUrl))).status);
    expect((await buckets()).filter((name) => name.includes(STAGE) || name.startsWith('playground-bot-state'))).toEqual(
      [],
    );
    const clouds = { ...cloud, outputs: { ...cloud.outputs, clusterArn: outputs.clusterArn } };
    for (const name of ['of-ada', 'begun']) expect(await leftovers(clouds, name)).toEqual([]);
    expect(await there.missing()).toEqual([]);
  });
});
