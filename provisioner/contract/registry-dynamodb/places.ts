import { type DynamoDBDocumentClient, GetCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import type { Places } from '../registry/places.ts';
import * as z from '../zod.ts';
import { isWritten } from './unless-refused.ts';

/** All places in one row: they are few, and each change sees all of them. */
const KEY = { pk: 'PLACES' };
/** Longer than a function takes to start, and than a few renewals of a lease that fail. */
const PLACE_SECONDS = 120;
/** Other writers of the row are as few as the places. */
const TRIES = 20;

/** Operation id → until when it has its place. */
type Held = Record<string, number>;
const rowSchema = z.object({ held: z._default(z.record(z.string(), z.number()), {}), version: z._default(z.int(), 0) });

/** @param atOnce how many there are */
export function createPlaces(client: DynamoDBDocumentClient, TableName: string, atOnce: number): Places {
  /** @param next what is held then; undefined for as it is */
  async function change(next: (held: Held) => Held | undefined): Promise<boolean> {
    for (let tries = 0; tries < TRIES; tries++) {
      const { Item } = await client.send(new GetCommand({ TableName, Key: KEY, ConsistentRead: true }));
      const { held, version } = rowSchema.parse(Item ?? {});
      const changed = next(held);
      if (!changed) return false;
      if (await written(changed, version)) return true;
    }
    throw new Error(`changing the places of operations: other writers came first ${TRIES} times`);
  }

  const written = (held: Held, seen: number): Promise<boolean> =>
    isWritten(
      client.send(
        new UpdateCommand({
          TableName,
          Key: KEY,
          UpdateExpression: 'SET held = :held, version = :next',
          ConditionExpression: 'attribute_not_exists(pk) OR version = :seen',
          ExpressionAttributeValues: { ':held': held, ':next': seen + 1, ':seen': seen },
        }),
      ),
    );

  return {
    take: (id, now) => change((held) => withPlace(held, id, now, atOnce)),
    async keep(id, now) {
      await change((held) => withPlace(held, id, now, Number.MAX_SAFE_INTEGER));
    },
    async free(id) {
      await change(({ [id]: mine, ...others }) => (mine === undefined ? undefined : others));
    },
  };
}

/** What is held when this one has a place too, without those that have lapsed; undefined where there is none left. */
function withPlace(held: Held, id: string, now: number, atOnce: number): Held | undefined {
  const others = Object.entries(held).filter(([other, until]) => other !== id && until > now);
  return others.length < atOnce ? { ...Object.fromEntries(others), [id]: now + PLACE_SECONDS } : undefined;
}
