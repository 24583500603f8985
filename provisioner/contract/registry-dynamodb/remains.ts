import { type Playground, playgroundSchema } from '../playground.ts';
import { UnreadableRowError } from '../registry.ts';
import { parsePlayground } from './rows.ts';

/** What stands for what cannot be read, where it does not matter to whoever removes the playground. */
const OTHERWISE = { template: 'unknown', state: 'stuck', createdAt: 0, expiresAt: 0 };

/**
 * A playground's row, or of one that cannot be read field by field what can be.
 * @throws UnreadableRowError when it does not say which it is, or whose
 */
export function parseRemains(row: Record<string, unknown>): Playground {
  try {
    return parsePlayground(row);
  } catch (error) {
    if (!(error instanceof UnreadableRowError)) throw error;
    const read = Object.entries(playgroundSchema.shape).filter(
      ([field, schema]) => row[field] !== undefined && schema.safeParse(row[field]).success,
    );
    const fields = Object.fromEntries(read.map(([field]) => [field, row[field]]));
    const remains = playgroundSchema.safeParse({ ...OTHERWISE, ...fields });
    if (remains.success) return remains.data;
    throw error;
  }
}
