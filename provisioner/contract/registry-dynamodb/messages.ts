import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { type DynamoDBDocumentClient, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import type { Messages } from '../registry.ts';
import { operationKey } from './rows.ts';

export function createMessages(client: DynamoDBDocumentClient, table: string): Messages {
  /** @returns false when the condition does not hold */
  async function update(
    operationId: string,
    expression: string,
    condition: string,
    values: Record<string, unknown> | undefined,
  ): Promise<boolean> {
    try {
      await client.send(
        new UpdateCommand({
          TableName: table,
          Key: operationKey(operationId),
          UpdateExpression: expression,
          ConditionExpression: `attribute_exists(pk) AND (${condition})`,
          ExpressionAttributeValues: values,
        }),
      );
      return true;
    } catch (error) {
      if (error instanceof ConditionalCheckFailedException) return false;
      throw error;
    }
  }

  return {
    claimPost(operationId, now, until) {
      const unclaimed = 'attribute_not_exists(postClaimUntil) OR postClaimUntil < :now';
      const unposted = 'attribute_not_exists(message)';
      return update(operationId, 'SET postClaimUntil = :until', `${unposted} AND (${unclaimed})`, {
        ':now': now,
        ':until': until,
      });
    },
    async posted(operationId, message) {
      const kept = await update(operationId, 'SET message = :message REMOVE postClaimUntil', 'attribute_exists(pk)', {
        ':message': message,
      });
      if (!kept) throw new Error(`keeping the message of ${operationId}: there is no such operation`);
    },
    async shown(operationId, sequence) {
      // A condition that does not hold means that a newer text is shown already, which is what we want.
      await update(
        operationId,
        'SET shownSequence = :sequence',
        'attribute_not_exists(shownSequence) OR shownSequence < :sequence',
        { ':sequence': sequence },
      );
    },
    async releaseAlert(operationId) {
      const kept = await update(operationId, 'REMOVE alertedAt', 'attribute_exists(pk)', undefined);
      if (!kept) throw new Error(`releasing the alert of ${operationId}: there is no such operation`);
    },
    claimAlert(operationId, now) {
      return update(operationId, 'SET alertedAt = :now', 'attribute_not_exists(alertedAt)', { ':now': now });
    },
  };
}
