import { type DynamoDBDocumentClient, PutCommand } from '@aws-sdk/lib-dynamodb';
import type { Notice } from '../notice.ts';
import type { Notices } from '../registry.ts';
import { createQueries } from './queries.ts';
import { type DueKind, HISTORY_SECONDS, noticeKey, QUEUED_GRACE_SECONDS } from './rows.ts';
import { isWritten } from './unless-refused.ts';

/** A notice is published at once; the sweep looks at it again when nobody has shown it after a while. */
export function noticeRow(notice: Notice): Record<string, unknown> {
  const dueKind: DueKind = 'notice';
  return {
    ...noticeKey(notice.id),
    ...notice,
    dueKind,
    dueAt: notice.createdAt + QUEUED_GRACE_SECONDS,
    deleteAfter: notice.createdAt + HISTORY_SECONDS,
  };
}

/** See Notices. A notice that was put before is left as it is. */
export function createNotices(client: DynamoDBDocumentClient, table: string): Notices {
  const { getNotice } = createQueries(client, table);
  return {
    getNotice,
    putNotice: (notice) =>
      isWritten(
        client.send(
          new PutCommand({
            TableName: table,
            Item: noticeRow(notice),
            ConditionExpression: 'attribute_not_exists(pk)',
          }),
        ),
      ),
  };
}
