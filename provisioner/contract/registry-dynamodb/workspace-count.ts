import { BatchGetCommand, type DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { workspaceKey } from './rows.ts';

/**
 * The workspace's count lies in parts, each with its share of the limit: on one row all creates of a moment would meet, and
 * those that lose too often would be told to come again. A playground's row names the part that it is counted in. Where
 * the limit is lowered, what is counted in a part that has no share any more counts no longer.
 */
const PARTS = 16;

/** How many playgrounds a part may count; the shares add up to `total`. */
export function shareOfPart(part: number, total: number): number {
  return Math.floor(total / PARTS) + (part < total % PARTS ? 1 : 0);
}

/**
 * The parts with a share, in the order in which a request tries them: the same for a repeat of it, and spread over
 * requests.
 * @param operationId of the request; its end is hexadecimal
 */
export function partsInOrder(operationId: string, total: number): number[] {
  const first = Number.parseInt(operationId.slice(-4), 16) % PARTS;
  return Array.from({ length: PARTS }, (_, n) => (first + n) % PARTS).filter((part) => shareOfPart(part, total) > 0);
}

/** Those of the parts that have room, in the same order, by one read. One that could not be read may have room. */
export async function partsWithRoom(
  client: DynamoDBDocumentClient,
  table: string,
  parts: readonly number[],
  total: number,
): Promise<number[]> {
  if (parts.length === 0) return [];
  const Keys = parts.map(workspaceKey);
  const { Responses } = await client.send(
    new BatchGetCommand({ RequestItems: { [table]: { Keys, ConsistentRead: true } } }),
  );
  const counts = new Map(Responses?.[table]?.map(({ pk, playgrounds }) => [pk, Number(playgrounds)]));
  return parts.filter((part) => (counts.get(workspaceKey(part).pk) ?? 0) < shareOfPart(part, total));
}
