/**
 * How many operations may be worked on at a time, where Lambda cannot be told to see to it: a new AWS account has ten
 * concurrent executions for everything, and reserving some of them needs a hundred more. Times are epoch seconds.
 */
export interface Places {
  /** True when the operation has a place, or has had one already. It lapses unless it is kept. */
  take(operationId: string, now: number): Promise<boolean>;
  /** For the one that works on it: also where there was none, because it does. */
  keep(operationId: string, now: number): Promise<void>;
  free(operationId: string): Promise<void>;
}

/** There is no place for an operation; it waits for one. */
export class NoPlaceError extends Error {
  override readonly name = 'NoPlaceError';
  constructor(operationId: string) {
    super(`starting ${operationId}: as many operations as may be are worked on; it waits for its turn`);
  }
}
