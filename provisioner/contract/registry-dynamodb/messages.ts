import { type DynamoDBDocumentClient, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import type { Messages } from '../registry.ts';
import { noticeKey, operationKey } from './rows.ts';
import { isWritten } from './unless-refused.ts';

const isNotice = (id: string): boolean => id.startsWith('no-');

const rowKey = (id: string): { pk: string } => (isNotice(id) ? noticeKey(id) : operationKey(id));

/** See Messages; `no-…` is a notice's row, every other id an operation's. */
export function createMessages(client: DynamoDBDocumentClient, table: string): Messages {
  /** @returns false when the condition does not hold */
  const update = (id: string, expression: string, condition: string, values: Record<string, unknown>) =>
    isWritten(
      client.send(
        new UpdateCommand({
          TableName: table,
          Key: rowKey(id),
          UpdateExpression: expression,
          ConditionExpression: `attribute_exists(pk) AND (${condition})`,
          ExpressionAttributeValues: values,
        }),
      ),
    );

  return {
    claimPost(id, now, until) {
      const unclaimed = 'attribute_not_exists(postClaimUntil) OR postClaimUntil < :now';
      const unposted = 'attribute_not_exists(message)';
      return update(id, 'SET postClaimUntil = :until', `${unposted} AND (${unclaimed})`, {
        ':now': now,
        ':until': until,
      });
    },
    async postLater(id, until) {
      await update(id, 'SET postClaimUntil = :until', 'attribute_not_exists(message)', { ':until': until });
    },
    async posted(id, message) {
      const kept = await update(id, 'SET message = :message REMOVE postClaimUntil', 'attribute_exists(pk)', {
        ':message': message,
      });
      if (!kept) throw new Error(`keeping the message of ${id}: there is no such row`);
    },
    async shown(id, sequence, { isLast, at }) {
      // An operation that is not over is due for other reasons.
      const told = isLast ? ' REMOVE dueKind, dueAt' : '';
      // A condition that does not hold means that a newer text is shown already, which is what we want.
      await update(
        id,
        `SET shownSequence = :sequence, shownAt = :at${told}`,
        'attribute_not_exists(shownSequence) OR shownSequence <= :sequence',
        { ':sequence': sequence, ':at': at },
      );
    },
    async tellAgain(id, at) {
      // What has been shown meanwhile is due no more, and stays so.
      await update(id, 'SET dueAt = :at', 'attribute_exists(dueKind)', { ':at': at });
    },
    claimAlert(operationId, now) {
      return update(operationId, 'SET alertedAt = :now', 'attribute_not_exists(alertedAt)', { ':now': now });
    },
  };
}
