import { type DynamoDBDocumentClient, paginateScan } from '@aws-sdk/lib-dynamodb';

/** A row as it lies in the table; see rows.ts of the registry for the keys. */
export type Row = Record<string, unknown> & { pk: string };

export async function listRows(client: DynamoDBDocumentClient, table: string): Promise<Row[]> {
  const rows: Row[] = [];
  for await (const { Items = [] } of paginateScan({ client }, { TableName: table, ConsistentRead: true })) {
    rows.push(...(Items as Row[]));
  }
  return rows;
}

export function rowsOf(rows: readonly Row[], kind: 'PLAYGROUND' | 'OPERATION' | 'OWNER' | 'WORKSPACE'): Row[] {
  return rows.filter(({ pk }) => pk.startsWith(`${kind}#`));
}
