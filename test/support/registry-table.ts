import { CreateTableCommand, DeleteTableCommand, DynamoDBClient, waitUntilTableExists } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { clientOptions } from '../../infra/local/emulator/environment.ts';

/** A registry table as infra makes it, in the emulator at `endpoint`; `remove()` deletes it again. */
export async function registryTable(endpoint: string): Promise<{
  client: DynamoDBDocumentClient;
  table: string;
  remove(): Promise<void>;
}> {
  const dynamo = new DynamoDBClient(clientOptions(endpoint));
  const table = `registry-${crypto.randomUUID()}`;
  const attribute = (AttributeName: string, AttributeType: 'S' | 'N') => ({ AttributeName, AttributeType });
  const index = (IndexName: string, hash: string, range: string) => ({
    IndexName,
    KeySchema: [
      { AttributeName: hash, KeyType: 'HASH' as const },
      { AttributeName: range, KeyType: 'RANGE' as const },
    ],
    Projection: { ProjectionType: 'ALL' as const },
  });
  await dynamo.send(
    new CreateTableCommand({
      TableName: table,
      BillingMode: 'PAY_PER_REQUEST',
      AttributeDefinitions: [
        attribute('pk', 'S'),
        attribute('ownerId', 'S'),
        attribute('createdAt', 'N'),
        attribute('dueKind', 'S'),
        attribute('dueAt', 'N'),
        attribute('listed', 'S'),
        attribute('expiresAt', 'N'),
        attribute('sharedTarget', 'S'),
        attribute('playgroundName', 'S'),
        attribute('requestedAt', 'N'),
        attribute('askedBy', 'S'),
      ],
      KeySchema: [{ AttributeName: 'pk', KeyType: 'HASH' }],
      GlobalSecondaryIndexes: [
        index('owner', 'ownerId', 'createdAt'),
        index('due', 'dueKind', 'dueAt'),
        index('all', 'listed', 'expiresAt'),
        index('shared', 'sharedTarget', 'playgroundName'),
        index('history-of-name', 'playgroundName', 'requestedAt'),
        index('history-of-person', 'askedBy', 'requestedAt'),
        index('history-of-owner', 'ownerId', 'requestedAt'),
      ],
    }),
  );
  await waitUntilTableExists({ client: dynamo, maxWaitTime: 30 }, { TableName: table });
  const client = DynamoDBDocumentClient.from(dynamo, { marshallOptions: { removeUndefinedValues: true } });
  return {
    client,
    table,
    async remove() {
      await dynamo.send(new DeleteTableCommand({ TableName: table }));
      dynamo.destroy();
    },
  };
}
