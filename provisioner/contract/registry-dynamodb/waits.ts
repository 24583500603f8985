import { type DynamoDBDocumentClient, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import type { Watching } from '../registry.ts';
import { operationKey, parseOperation } from './rows.ts';
import { unlessRefused } from './unless-refused.ts';

/** See Watching. Whoever has taken it meanwhile has the row. */
export function createWaits(client: DynamoDBDocumentClient, TableName: string): Watching['waits'] {
  return async ({ id, attempt, waiting: before }, { until, waiting }) => {
    const isNews = waiting && !before;
    const command = new UpdateCommand({
      TableName,
      Key: operationKey(id),
      UpdateExpression: `SET dueAt = :until${isNews ? ', waiting = :yes ADD #sequence :one' : ''}`,
      ConditionExpression: '#state = :queued AND attempt = :seen',
      ExpressionAttributeNames: { '#state': 'state', ...(isNews && { '#sequence': 'sequence' }) },
      ExpressionAttributeValues: {
        ':until': until,
        ':queued': 'queued',
        ':seen': attempt,
        ...(isNews && { ':yes': true, ':one': 1 }),
      },
      ReturnValues: 'ALL_NEW',
    });
    const written = await unlessRefused(client.send(command));
    return written && isNews ? parseOperation(written.Attributes ?? {}) : undefined;
  };
}
