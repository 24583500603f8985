import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { DeleteCommand, type DynamoDBDocumentClient, GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import type { AlertBoard, AlertThread, Told } from './alert-board.ts';
import { createAlertGroups, KEPT_SECONDS } from './alert-groups-dynamodb.ts';

type Row = Record<string, unknown>;

const threadKey = (name: string): { pk: string } => ({ pk: `ALERT-THREAD#${name}` });
const toldKey = (id: string): { pk: string } => ({ pk: `ALERT-TOLD#${id}` });

/** Rows of the registry's table, which DynamoDB removes by itself when they are old. Written by this file alone. */
export function createAlertBoard(client: DynamoDBDocumentClient, table: string): AlertBoard {
  async function get(key: { pk: string }): Promise<Row | undefined> {
    const { Item } = await client.send(new GetCommand({ TableName: table, Key: key, ConsistentRead: true }));
    return Item;
  }

  async function put(row: Row, now: number): Promise<void> {
    await client.send(new PutCommand({ TableName: table, Item: { ...row, deleteAfter: now + KEPT_SECONDS } }));
  }

  return {
    ...createAlertGroups(client, table),
    async whereTold(id) {
      return (await get(toldKey(id))) as Told | undefined;
    },
    keepTold: (id, told, now) => put({ ...toldKey(id), ...told }, now),
    async getThread(name) {
      return (await get(threadKey(name))) as AlertThread | undefined;
    },
    openThread: (thread, now) => put({ ...threadKey(thread.name), ...thread }, now),
    async closeThread(name, at) {
      try {
        const { Attributes } = await client.send(
          new DeleteCommand({
            TableName: table,
            Key: threadKey(name),
            ConditionExpression: 'since < :at',
            ExpressionAttributeValues: { ':at': at },
            ReturnValues: 'ALL_OLD',
          }),
        );
        return Attributes as AlertThread | undefined;
      } catch (error) {
        if (error instanceof ConditionalCheckFailedException) return undefined;
        throw error;
      }
    },
  };
}
