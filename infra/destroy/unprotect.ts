import { DynamoDBClient, UpdateTableCommand, waitUntilTableExists } from '@aws-sdk/client-dynamodb';
import type { RecordedResource } from '../stack-record.ts';

const TABLE = 'aws:dynamodb/table:Table';
const READY_SECONDS = 60;

/** Takes away what keeps the registry from being removed by mistake: whoever came here has said that it may go. */
export async function unprotectTables(resources: readonly RecordedResource[], region: string): Promise<void> {
  const names = resources.flatMap(({ type, id }) => (type === TABLE && id !== undefined ? [id] : []));
  const client = new DynamoDBClient({ region });
  try {
    for (const TableName of names) {
      await client.send(new UpdateTableCommand({ TableName, DeletionProtectionEnabled: false }));
      await waitUntilTableExists({ client, maxWaitTime: READY_SECONDS }, { TableName });
    }
  } finally {
    client.destroy();
  }
}
