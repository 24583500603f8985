import { type DynamoDBDocumentClient, GetCommand, paginateScan, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { isWritten } from '../../../provisioner/contract/registry-dynamodb/unless-refused.ts';
import { aged, type Row } from './aged.ts';
import type { ClockDependencies } from './wind-forward.ts';

/** Tries against a writer who changes the same row at the same time. */
const MAX_TRIES = 5;

/** The registry's table as a clock sees it: rows with times, whatever else they are. */
export function createRegistryRows(
  client: DynamoDBDocumentClient,
  table: string,
): Pick<ClockDependencies, 'rows' | 'age'> {
  /** False when another writer was faster. */
  function write(row: Row, changed: Row): Promise<boolean> {
    // By number, because a name may hold what a placeholder may not.
    const names = [...Object.keys(changed).entries()];
    return isWritten(
      client.send(
        new UpdateCommand({
          TableName: table,
          Key: { pk: row['pk'] },
          UpdateExpression: `SET ${names.map(([n]) => `#n${n} = :new${n}`).join(', ')}`,
          ConditionExpression: names.map(([n]) => `#n${n} = :old${n}`).join(' AND '),
          ExpressionAttributeNames: Object.fromEntries(names.map(([n, name]) => [`#n${n}`, name])),
          ExpressionAttributeValues: Object.fromEntries(
            names.flatMap(([n, name]) => [
              [`:new${n}`, changed[name]],
              [`:old${n}`, row[name]],
            ]),
          ),
        }),
      ),
    );
  }

  return {
    async rows() {
      const rows: Row[] = [];
      for await (const page of paginateScan({ client }, { TableName: table })) rows.push(...(page.Items ?? []));
      return rows;
    },
    async age(row, seconds) {
      let current: Row | undefined = row;
      for (let tries = 0; tries < MAX_TRIES && current !== undefined; tries++) {
        const changed = aged(current, seconds);
        if (Object.keys(changed).length === 0) return false;
        if (await write(current, changed)) return true;
        const answer = await client.send(
          new GetCommand({ TableName: table, Key: { pk: row['pk'] }, ConsistentRead: true }),
        );
        current = answer.Item;
      }
      if (current === undefined) return false;
      throw new Error(`making ${String(row['pk'])} older: it changed ${MAX_TRIES} times meanwhile. Wind again.`);
    },
  };
}
