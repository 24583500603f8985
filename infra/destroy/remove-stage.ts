import { ECSClient } from '@aws-sdk/client-ecs';
import { SQSClient } from '@aws-sdk/client-sqs';
import { SSMClient } from '@aws-sdk/client-ssm';
import type { OwnBucket } from '../deploy/backend.ts';
import type { StageStack } from '../deploy/stage-stack.ts';
import { withS3 } from '../deploy/state-bucket.ts';
import { destroyRepositories } from '../images/image-stack.ts';
import { parameterPrefix } from '../secrets.ts';
import { destroyInfra, stackResources } from '../stack.ts';
import { removeStateBucket } from './bucket.ts';
import type { StagePlace } from './check.ts';
import { KEEPABLE, type Keepable } from './options.ts';
import { removeParameters } from './parameters.ts';
import { QUEUES, removeQueues } from './queues.ts';
import { removeTaskDefinitions } from './task-definitions.ts';
import { unprotectTables } from './unprotect.ts';

/** Types of the resources that hold the data. */
const DATA = ['aws:dynamodb/', 'aws:s3/'];

/** Removes what a stage has beside its playgrounds, and says what of it is kept. */
export async function removeStage(
  { stage, region }: StagePlace,
  { stack, backend }: StageStack,
  keep: readonly Keepable[],
  say: (line: string) => void,
): Promise<void> {
  const keepsData = keep.includes('data');
  const resources = await stackResources(stack);
  if (!keepsData) await unprotectTables(resources, region);
  await using(new SQSClient({ region, useQueueUrlAsEndpoint: false }), (sqs) => removeQueues(sqs, resources));
  await destroyInfra(stack, [QUEUES, ...(keepsData ? DATA : [])]);
  const definitions = await using(new ECSClient({ region }), (ecs) => removeTaskDefinitions(ecs, resources));
  if (!keep.includes('images')) await destroyRepositories(stack);
  if (!keep.includes('secrets')) await removeSecrets(stage, region, say);
  const others = backend.kind === 'bucket' ? await removeRecord(backend, { stage, region }) : [];
  const kept = [...keep.map((each) => KEEPABLE[each]), ...definitions, ...others];
  say(`Stage ${stage} is removed. Kept: ${kept.length === 0 ? 'nothing' : kept.join('; ')}.`);
}

/** @returns what of it is kept */
async function removeRecord(
  own: OwnBucket,
  { stage, region }: Pick<StagePlace, 'stage' | 'region'>,
): Promise<string[]> {
  const { bucket } = own;
  switch (await withS3(region, own, (s3) => removeStateBucket(s3, bucket))) {
    case 'gone':
      return [];
    case 'in use':
      return [`the bucket ${bucket}, which keeps what else was deployed from here`];
    case 'not allowed':
      return [
        `the bucket ${bucket}, which no stage needs any more and these credentials may not remove: whoever may types \`npm run destroy -- --stage ${stage}\``,
      ];
  }
}

async function using<Client extends { destroy(): void }, T>(
  client: Client,
  act: (client: Client) => Promise<T>,
): Promise<T> {
  try {
    return await act(client);
  } finally {
    client.destroy();
  }
}

/** Passwords of playgrounds are below the same path; theirs are gone with them. */
async function removeSecrets(stage: string, region: string, say: (line: string) => void): Promise<void> {
  const removed = await using(new SSMClient({ region }), (ssm) => removeParameters(ssm, parameterPrefix(stage)));
  for (const name of removed) say(`Removed ${name}`);
}
