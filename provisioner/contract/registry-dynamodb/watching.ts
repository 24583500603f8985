import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { type DynamoDBDocumentClient, PutCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import type { Notice } from '../notice.ts';
import type { Notices, Watching } from '../registry.ts';
import { countUp, putNew, updatePlayground } from './items.ts';
import { createQueries } from './queries.ts';
import {
  type DueKind,
  HISTORY_SECONDS,
  LISTED,
  noticeKey,
  ownerKey,
  playgroundKey,
  QUEUED_GRACE_SECONDS,
  workspaceKey,
} from './rows.ts';
import { transact } from './transact.ts';
import { createWaits } from './waits.ts';

/** A notice is published at once; the sweep looks at it again when nobody has shown it after a while. */
function noticeRow(notice: Notice): Record<string, unknown> {
  const dueKind: DueKind = 'notice';
  return {
    ...noticeKey(notice.id),
    ...notice,
    dueKind,
    dueAt: notice.createdAt + QUEUED_GRACE_SECONDS,
    deleteAfter: notice.createdAt + HISTORY_SECONDS,
  };
}

/** @param budgetMs how long a write may go on meeting other writers */
export function createWatching(client: DynamoDBDocumentClient, table: string, budgetMs: number): Watching & Notices {
  const queries = createQueries(client, table);

  async function unlessRefused(write: Promise<unknown>): Promise<boolean> {
    try {
      await write;
      return true;
    } catch (error) {
      if (error instanceof ConditionalCheckFailedException) return false;
      throw error;
    }
  }

  return {
    async warn(playground, notice) {
      const { id, name, expiresAt, warnAt } = playground;
      const update = updatePlayground(table, playgroundKey(name), {
        set: { warnedBy: notice.id, dueAt: expiresAt },
        remove: ['warnAt'],
        condition: 'id = :id AND #state = :ready AND expiresAt = :seenEnd AND warnAt = :seenWarn',
        values: { ':id': id, ':ready': 'ready', ':seenEnd': expiresAt, ':seenWarn': warnAt ?? 0 },
      });
      const result = await transact(client, [{ Update: update }, putNew(table, noticeRow(notice))], { budgetMs });
      if (result.outcome === 'busy') throw new Error(`warning of the end of ${id}: the table was busy`);
      return result.outcome === 'written';
    },
    async adopt(playground) {
      const { name, ownerId, countedIn = 0 } = playground;
      const result = await transact(
        client,
        [
          putNew(table, { ...playgroundKey(name), ...playground, listed: LISTED }),
          countUp(table, ownerKey(ownerId), Number.MAX_SAFE_INTEGER),
          countUp(table, workspaceKey(countedIn), Number.MAX_SAFE_INTEGER),
        ],
        { budgetMs },
      );
      if (result.outcome === 'busy') throw new Error(`keeping what is left of ${playground.id}: the table was busy`);
      return result.outcome === 'written';
    },
    waits: createWaits(client, table),
    async postpone({ row }, until) {
      await unlessRefused(
        client.send(
          new UpdateCommand({
            TableName: table,
            Key: { pk: row },
            UpdateExpression: 'SET dueAt = :until',
            ConditionExpression: 'attribute_exists(dueKind)',
            ExpressionAttributeValues: { ':until': until },
          }),
        ),
      );
    },
    seen: ({ id, name }, health, address) =>
      unlessRefused(
        client.send(
          new UpdateCommand(
            updatePlayground(table, playgroundKey(name), {
              set: { health, ...(address !== undefined && { address }) },
              condition:
                'id = :id AND #state = :ready AND (attribute_not_exists(#health) OR #health.seenAt <= :seenAt)',
              values: { ':id': id, ':ready': 'ready', ':seenAt': health.seenAt },
            }),
          ),
        ),
      ),
    putNotice: (notice) =>
      unlessRefused(
        client.send(
          new PutCommand({
            TableName: table,
            Item: noticeRow(notice),
            ConditionExpression: 'attribute_not_exists(pk)',
          }),
        ),
      ),
    getNotice: queries.getNotice,
  };
}
