import type { Operation } from '../../../../provisioner/contract/operation.ts';
import type { Violation } from './resources.ts';

/**
 * That the end of an operation was told, and only that end. SNS delivers at least once, so that the same event may come twice.
 * @param told the sequences that came
 */
export function wronglyTold(
  operation: Pick<Operation, 'id' | 'kind' | 'state' | 'sequence'> | undefined,
  told: readonly number[],
): Violation[] {
  if (!operation) return [{ invariant: 'no operation is lost', detail: 'its row is gone' }];
  const { id, kind, state, sequence } = operation;
  const invariant = 'each operation has exactly one final event';
  if (state !== 'succeeded' && state !== 'failed') return [{ invariant, detail: `${kind} ${id} is ${state}` }];
  const late = told.filter((one) => one > sequence);
  if (late.length > 0) return [{ invariant, detail: `${kind} ${id}: ${late.length} came after the end` }];
  if (told.includes(sequence)) return [];
  return [{ invariant, detail: `${kind} ${id} is ${state} and nobody was told` }];
}
