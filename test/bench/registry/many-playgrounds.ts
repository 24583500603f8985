import { BatchWriteCommand, type DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { Playground } from '../../../provisioner/contract/playground.ts';
import { LISTED, playgroundKey } from '../../../provisioner/contract/registry-dynamodb/rows.ts';

const BATCH = 25;
const AT_ONCE = 4;

export interface Many {
  playgrounds: number;
  owners: number;
  /** Epoch seconds. */
  now: number;
  /** Whose end is near at `now`: the end of each is a second after that of the one before. */
  due: number;
}

export const ownerOf = (index: number, { owners }: Pick<Many, 'owners'>): string => `U0OWNER${index % owners}`;

/** A full one: shared, with health and tags. */
function playground(index: number, many: Many): Playground {
  const name = `playground-${index}`;
  const { now, due } = many;
  return {
    name,
    id: `${name}-0a1b2c3d`,
    ownerId: ownerOf(index, many),
    template: 'default',
    state: 'ready',
    operationId: 'op-0123456789abcdef0123',
    createdBy: 'op-0123456789abcdef0123',
    createdAt: now - 3600,
    readyAt: now - 3500,
    expiresAt: now - due + index + 1,
    address: 'http://198.51.100.7:8080',
    tags: { web: 'v2', api: 'v2' },
    sharedWith: [{ kind: 'user', id: 'U0GRACE01', credentials: true }],
    health: {
      seenAt: now - 30,
      taskArn: 'arn:aws:ecs:eu-north-1:111122223333:task/playgrounds-1a2b3c4/0123456789abcdef0123456789abcdef',
      restarts: 1,
      containers: ['data', 'api', 'web'].map((container) => ({
        name: container,
        status: 'RUNNING',
        health: 'HEALTHY',
      })),
    },
  };
}

/** Fills a registry table as if that many playgrounds had been made. */
export async function writePlaygrounds(client: DynamoDBDocumentClient, table: string, many: Many): Promise<void> {
  const rows = Array.from({ length: many.playgrounds }, (_, index) => {
    const row = playground(index, many);
    return { ...playgroundKey(row.name), ...row, listed: LISTED, dueKind: 'playground', dueAt: row.expiresAt };
  });
  const batches = Array.from({ length: Math.ceil(rows.length / BATCH) }, (_, at) =>
    rows.slice(at * BATCH, (at + 1) * BATCH),
  );
  for (let start = 0; start < batches.length; start += AT_ONCE) {
    await Promise.all(
      batches
        .slice(start, start + AT_ONCE)
        .map((batch) =>
          client.send(
            new BatchWriteCommand({ RequestItems: { [table]: batch.map((Item) => ({ PutRequest: { Item } })) } }),
          ),
        ),
    );
  }
}
