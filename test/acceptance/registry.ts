import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { LambdaClient } from '@aws-sdk/client-lambda';
import { SNSClient } from '@aws-sdk/client-sns';
import { DynamoDBDocumentClient, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { sweepNow } from '../../infra/local/clock/sweep.ts';
import { clientOptions } from '../../infra/local/emulator/environment.ts';
import { noticeId } from '../../provisioner/contract/name.ts';
import type { Notice } from '../../provisioner/contract/notice.ts';
import { createPublish, noticeChanged } from '../../provisioner/contract/publish.ts';
import type { Registry } from '../../provisioner/contract/registry.ts';
import { createRegistry } from '../../provisioner/contract/registry-dynamodb/index.ts';
import type { CloudFacts } from './cloud/facts.ts';

function documents(cloud: CloudFacts): DynamoDBDocumentClient {
  return DynamoDBDocumentClient.from(new DynamoDBClient(clientOptions(cloud.endpoint)));
}

/** The cloud's own registry, for what a person cannot ask. */
export function registryOf(cloud: CloudFacts): Registry {
  return createRegistry(documents(cloud), cloud.outputs.registryTable);
}

/** Winds a row's times back instead of waiting: no deployed code knows of another clock than the real one. */
export async function age(cloud: CloudFacts, pk: string, fields: Record<string, number>): Promise<void> {
  const names = Object.keys(fields);
  await documents(cloud).send(
    new UpdateCommand({
      TableName: cloud.outputs.registryTable,
      Key: { pk },
      UpdateExpression: `SET ${names.map((name) => `#${name} = :${name}`).join(', ')}`,
      ConditionExpression: 'attribute_exists(pk)',
      ExpressionAttributeNames: Object.fromEntries(names.map((name) => [`#${name}`, name])),
      ExpressionAttributeValues: Object.fromEntries(names.map((name) => [`:${name}`, fields[name]])),
    }),
  );
}

/** Sweeps now, as the schedule does each minute. @throws when the sweep ended with an error */
export async function sweep(cloud: CloudFacts): Promise<void> {
  await sweepNow(new LambdaClient(clientOptions(cloud.endpoint)), cloud.outputs.sweeperFunctionName);
}

/** Has the alerts channel told that a playground is down, as the sweeper does when its tasks stay down. */
export async function tellDown(cloud: CloudFacts, name: string): Promise<void> {
  const registry = registryOf(cloud);
  const playground = await registry.getPlayground(name);
  if (!playground) throw new Error(`telling that ${name} is down: there is no such playground`);
  const createdAt = Math.floor(Date.now() / 1000);
  const notice: Notice = {
    id: noticeId('down', playground.id, createdAt),
    kind: 'down',
    playgroundName: name,
    playgroundId: playground.id,
    createdAt,
    sequence: 1,
    detail: 'Container "web" ended with exit code 1.',
  };
  await registry.putNotice(notice);
  const publish = createPublish(new SNSClient(clientOptions(cloud.endpoint)), cloud.outputs.eventsTopicArn);
  await publish(noticeChanged(notice));
}
