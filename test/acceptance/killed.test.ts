import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda';
import { DynamoDBDocumentClient, GetCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { describe, expect, inject, it } from 'vitest';
import { leftovers } from './leftovers.ts';
import { ALERTS, destroy, LINUS, told, type, until, words } from './person.ts';
import { engineRun, killTree } from './processes.ts';

const cloud = inject('cloud');
const config = {
  endpoint: cloud.endpoint,
  region: 'us-east-1',
  credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
};
const registry = DynamoDBDocumentClient.from(new DynamoDBClient(config));
const TableName = cloud.outputs.registryTable;

const running = () => until('the engine to be at work', () => engineRun(cloud.endpoint, 'up'), 60);

/** Plays the wait for the lease to lapse by ageing the row, then sweeps as the schedule does. */
async function sweepAfterLease(name: string): Promise<void> {
  const playground = await registry.send(new GetCommand({ TableName, Key: { pk: `PLAYGROUND#${name}` } }));
  const pk = `OPERATION#${playground.Item?.['operationId']}`;
  const UpdateExpression = 'SET leaseUntil = :past, dueAt = :past';
  await registry.send(
    new UpdateCommand({ TableName, Key: { pk }, UpdateExpression, ExpressionAttributeValues: { ':past': 1 } }),
  );
  const lambda = new LambdaClient(config);
  const answer = await lambda.send(new InvokeCommand({ FunctionName: cloud.outputs.sweeperFunctionName }));
  expect(answer.FunctionError, Buffer.from(answer.Payload ?? []).toString()).toBeUndefined();
}

describe('SIGKILL in the middle of a create', () => {
  it.each(['cli', 'plugin'] as const)(
    'of the %s: owner and alerts channel are told, and nothing is left',
    async (part) => {
      const name = `killed-${part}`;
      await type(cloud, LINUS, `/playground create ${name}`);
      process.kill((await running())[part], 'SIGKILL');
      expect(words(await told(cloud, LINUS, name, /could not be made/))).toMatch(/ENGINE_FAILED/);
      expect(words(await told(cloud, ALERTS, name, /failed/))).toContain(LINUS);
      expect(await leftovers(cloud, name)).toEqual([]);
    },
  );

  it('of the function itself: the alerts channel hears, and the next attempt finishes the create', async () => {
    const name = 'killed-function';
    await type(cloud, LINUS, `/playground create ${name}`);
    await killTree((await running()).function);
    await told(cloud, ALERTS, name, /broke off/);
    await sweepAfterLease(name);
    await told(cloud, LINUS, name, /is ready, until/);
    await destroy(cloud, LINUS, name);
    expect(await leftovers(cloud, name)).toEqual([]);
  });
});
