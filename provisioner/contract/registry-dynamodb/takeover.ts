import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { requestIds } from '../name.ts';
import type { Operation } from '../operation.ts';
import type { Playground } from '../playground.ts';
import { type Item, operationRow, putNew, updatePlayground } from './items.ts';
import { createQueries } from './queries.ts';
import { parseRemains } from './remains.ts';
import { parseOperation, playgroundKey } from './rows.ts';
import { transact } from './transact.ts';

/** A destroy or an update, and the state that it moves the playground to. */
export interface Takeover extends Terms {
  name: string;
  requestKey: string;
  /** The generation that is meant, where known. */
  playgroundId: string | undefined;
  to: 'destroying' | 'updating';
  operation: (playground: Playground) => Operation;
}

/** On which a playground may be taken over. */
export interface Terms {
  /** Beside generation and owner. `values` are its own. */
  condition: string;
  values: Record<string, unknown>;
  /** What is written with it, or else nothing is. */
  beside?: Item[];
}

export type Taken =
  | { outcome: 'claimed' | 'repeated'; operation: Operation }
  | { outcome: 'no-such-playground' }
  | { outcome: 'refused'; playground: Playground }
  | { outcome: 'busy' };

/** Claims a playground that is there for another operation. */
export function createTakeOver(client: DynamoDBDocumentClient, table: string, budgetMs: number) {
  const queries = createQueries(client, table);

  return async (takeover: Takeover): Promise<Taken> => {
    const { name, playgroundId, to, condition, values, beside = [] } = takeover;
    const playground = await (to === 'destroying' ? queries.getRemains(name) : queries.getPlayground(name));
    if (!playground || (playgroundId ?? playground.id) !== playground.id) {
      const operation = await queries.getOperation(requestIds(takeover.requestKey).operationId);
      return operation ? { outcome: 'repeated', operation } : { outcome: 'no-such-playground' };
    }
    const operation = takeover.operation(playground);
    const update = updatePlayground(table, playgroundKey(name), {
      set: { state: to, operationId: operation.id },
      remove: ['dueKind', 'dueAt'],
      // The owner too, because the operation's row names whose count goes down in the end.
      condition: `id = :id AND ownerId = :owner AND (${condition})`,
      values: { ':id': playground.id, ':owner': playground.ownerId, ...values },
    });
    const items = [putNew(table, operationRow(operation)), { Update: update }, ...beside];
    const result = await transact(client, items, { budgetMs, token: operation.id });
    if (result.outcome === 'written') return { outcome: 'claimed', operation };
    if (result.outcome === 'busy') return result;
    const [first] = result.conditions;
    if (first?.index === 0 && first.row) return { outcome: 'repeated', operation: parseOperation(first.row) };
    if (first?.index !== 1) return { outcome: 'refused', playground };
    const now = first.row && parseRemains(first.row);
    return now?.id === playground.id ? { outcome: 'refused', playground: now } : { outcome: 'no-such-playground' };
  };
}
