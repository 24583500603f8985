import { type DynamoDBDocumentClient, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { isWritten } from '../../provisioner/contract/registry-dynamodb/unless-refused.ts';
import { UPDATES_PER_WINDOW, type UpdateCount } from './updates.ts';

const KEPT_SECONDS = 3600;

/** One small row per window in the registry's table; DynamoDB removes it later by itself. */
export function createUpdateCount(client: DynamoDBDocumentClient, table: string): UpdateCount {
  const update = (window: number, expression: string, values: Record<string, unknown>, condition?: string) =>
    client.send(
      new UpdateCommand({
        TableName: table,
        Key: { pk: `SLACK-UPDATES#${window}` },
        UpdateExpression: expression,
        ...(condition !== undefined && { ConditionExpression: condition }),
        ExpressionAttributeValues: { ...values, ':after': window + KEPT_SECONDS },
      }),
    );
  return {
    take(window, limit) {
      const belowLimit = 'attribute_not_exists(used) OR used < :limit';
      const values = { ':one': 1, ':limit': limit };
      return isWritten(update(window, 'SET deleteAfter = :after ADD used :one', values, belowLimit));
    },
    async close(window) {
      await update(window, 'SET deleteAfter = :after, used = :all', { ':all': UPDATES_PER_WINDOW });
    },
  };
}
