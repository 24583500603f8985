import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { type DynamoDBDocumentClient, UpdateCommand } from '@aws-sdk/lib-dynamodb';
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
    async take(window, limit) {
      const belowLimit = 'attribute_not_exists(used) OR used < :limit';
      try {
        await update(window, 'SET deleteAfter = :after ADD used :one', { ':one': 1, ':limit': limit }, belowLimit);
        return true;
      } catch (error) {
        if (error instanceof ConditionalCheckFailedException) return false;
        throw error;
      }
    },
    async close(window) {
      await update(window, 'SET deleteAfter = :after, used = :all', { ':all': UPDATES_PER_WINDOW });
    },
  };
}
