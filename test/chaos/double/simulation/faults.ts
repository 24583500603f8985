import type { Process } from './process.ts';

/**
 * What goes wrong with one call: `refused` before it has an effect; `lost` after it, so that only the answer is missing;
 * `hangs` without either; `times-out` after so many milliseconds, without an effect; `slow` by so many; `killed` takes the caller with it, before or after the effect.
 */
export type Fault =
  | { kind: 'refused' | 'lost' | 'hangs' | 'killed-before' | 'killed-after' }
  | { kind: 'slow' | 'times-out'; ms: number }
  | { kind: 'frozen'; ms: number };

/** One call of somebody to something outside. */
export interface Call {
  /** Such as `dynamodb TransactWriteCommand`. */
  label: string;
  caller: Process | undefined;
  /** Of the caller's calls, counted from 0. */
  index: number;
}

/** What a call was not: the words say so, because code under test may look at them. */
export class CallFailedError extends Error {
  override readonly name = 'CallFailedError';
}
