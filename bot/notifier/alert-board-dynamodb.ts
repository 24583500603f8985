import { DeleteCommand, type DynamoDBDocumentClient, GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import { unlessRefused } from '../../provisioner/contract/registry-dynamodb/unless-refused.ts';
import type { AlertBoard, AlertEnd, AlertThread, Told } from './alert-board.ts';
import { createAlertGroups, KEPT_SECONDS } from './alert-groups-dynamodb.ts';

type Row = Record<string, unknown>;

const threadKey = (name: string): { pk: string } => ({ pk: `ALERT-THREAD#${name}` });
const endKey = (name: string): { pk: string } => ({ pk: `ALERT-END#${name}` });
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
      const command = new DeleteCommand({
        TableName: table,
        Key: threadKey(name),
        ConditionExpression: 'since < :at',
        ExpressionAttributeValues: { ':at': at },
        ReturnValues: 'ALL_OLD',
      });
      const closed = await unlessRefused(client.send(command));
      return closed?.Attributes as AlertThread | undefined;
    },
    async keepEnd(name, end, now) {
      const command = new PutCommand({
        TableName: table,
        Item: { ...endKey(name), ...end, deleteAfter: now + KEPT_SECONDS },
        ConditionExpression: 'attribute_not_exists(pk) OR #at < :at',
        ExpressionAttributeNames: { '#at': 'at' },
        ExpressionAttributeValues: { ':at': end.at },
      });
      await unlessRefused(client.send(command));
    },
    async getEnd(name) {
      return (await get(endKey(name))) as AlertEnd | undefined;
    },
  };
}
