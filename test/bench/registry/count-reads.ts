import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { itemSize, readUnits } from './item-size.ts';

/** What has been read of a table. `units` are DynamoDB's read capacity units. */
export interface Reads {
  requests: number;
  rows: number;
  units: number;
}

const NONE: Reads = { requests: 0, rows: 0, units: 0 };

/** Counts what this client reads. @returns gives what was read since it was last asked */
export function countReads(client: DynamoDBDocumentClient): () => Reads {
  let reads = NONE;
  client.middlewareStack.add(
    (next) => async (args) => {
      const result = await next(args);
      const { Items = [], Item } = result.output as { Items?: unknown[]; Item?: unknown };
      const rows = Item === undefined ? Items : [Item];
      const bytes = rows.reduce<number>((sum, row) => sum + itemSize(row), 0);
      const units = readUnits(bytes, { consistent: Reflect.get(args.input, 'ConsistentRead') === true });
      reads = { requests: reads.requests + 1, rows: reads.rows + rows.length, units: reads.units + units };
      return result;
    },
    // Before the document client turns rows into DynamoDB's own notation, and after it has turned them back.
    { step: 'initialize', priority: 'high' },
  );
  return () => {
    const taken = reads;
    reads = NONE;
    return taken;
  };
}
