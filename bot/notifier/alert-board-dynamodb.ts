import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import {
  DeleteCommand,
  type DynamoDBDocumentClient,
  GetCommand,
  PutCommand,
  UpdateCommand,
} from '@aws-sdk/lib-dynamodb';
import { createMessages } from '../../provisioner/contract/registry-dynamodb/messages.ts';
import type { AlertBoard, AlertGroup, AlertThread } from './alert-board.ts';

/** A row takes 400 kB; this many lines are far below that, and more than anybody reads. */
const MOST_ENTRIES = 500;
/** Trouble that is older than this is not answered in its thread any more. */
const KEPT_SECONDS = 14 * 24 * 3600;

const groupKey = (id: string): { pk: string } => ({ pk: `ALERTS#${id}` });
const threadKey = (name: string): { pk: string } => ({ pk: `ALERT-THREAD#${name}` });

/** Rows of the registry's table, which DynamoDB removes by itself when they are old. */
export function createAlertBoard(client: DynamoDBDocumentClient, table: string): AlertBoard {
  async function get(key: { pk: string }): Promise<Record<string, unknown> | undefined> {
    const { Item } = await client.send(new GetCommand({ TableName: table, Key: key, ConsistentRead: true }));
    return Item;
  }

  return {
    messages: createMessages(client, table, groupKey),
    async join({ id, cause, first }, entry, now) {
      const isNew = 'attribute_not_exists(ids) OR (NOT contains(ids, :id) AND size(ids) < :most)';
      try {
        await client.send(
          new UpdateCommand({
            TableName: table,
            Key: groupKey(id),
            UpdateExpression:
              'SET id = :group, cause = :cause, #first = if_not_exists(#first, :first), deleteAfter = :after, ' +
              'entries = list_append(if_not_exists(entries, :none), :entries) ADD #sequence :one, ids :ids',
            ConditionExpression: isNew,
            ExpressionAttributeNames: { '#first': 'first', '#sequence': 'sequence' },
            ExpressionAttributeValues: {
              ':group': id,
              ':cause': cause,
              ':first': first,
              ':after': now + KEPT_SECONDS,
              ':none': [],
              ':entries': [entry],
              ':one': 1,
              ':id': entry.id,
              ':ids': new Set([entry.id]),
              ':most': MOST_ENTRIES,
            },
          }),
        );
      } catch (error) {
        // It is in there already, or there are more than anybody reads.
        if (!(error instanceof ConditionalCheckFailedException)) throw error;
      }
    },
    async getGroup(id) {
      // Written by this file alone.
      return (await get(groupKey(id))) as AlertGroup | undefined;
    },
    async getThread(name) {
      return (await get(threadKey(name))) as AlertThread | undefined;
    },
    async openThread(thread, now) {
      const Item = { ...threadKey(thread.name), ...thread, deleteAfter: now + KEPT_SECONDS };
      await client.send(new PutCommand({ TableName: table, Item }));
    },
    async closeThread(name) {
      const { Attributes } = await client.send(
        new DeleteCommand({ TableName: table, Key: threadKey(name), ReturnValues: 'ALL_OLD' }),
      );
      return Attributes as AlertThread | undefined;
    },
  };
}
