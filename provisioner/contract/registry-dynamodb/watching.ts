import { type DynamoDBDocumentClient, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import type { Watching } from '../registry.ts';
import { countUp, putNew, updatePlayground } from './items.ts';
import { noticeRow } from './notices.ts';
import { LISTED, ownerKey, playgroundKey, workspaceKey } from './rows.ts';
import { transact } from './transact.ts';
import { isWritten, unlessRefused } from './unless-refused.ts';
import { createWaits } from './waits.ts';

/** @param budgetMs how long a write may go on meeting other writers */
export function createWatching(client: DynamoDBDocumentClient, table: string, budgetMs: number): Watching {
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
      isWritten(
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
  };
}
