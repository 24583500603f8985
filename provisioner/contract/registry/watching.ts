import type { Notice } from '../notice.ts';
import type { Operation } from '../operation.ts';
import type { Health, Playground } from '../playground.ts';
import type { UnreadableRow } from './queries.ts';

/** What whoever watches running playgrounds writes. Conditional on generation and state; false when those have changed. */
export interface Watching {
  /** Ends the warning that is due and writes its notice, once, if the end is still the one that was seen. */
  warn(playground: Playground, notice: Notice): Promise<boolean>;
  /**
   * Gives what is left of a playground that has no row one of its own, so that it can be destroyed. Nobody is to look at it
   * before somebody asks. False when there is a row of that name.
   */
  adopt(playground: Playground): Promise<boolean>;
  /**
   * Nobody has taken a queued operation yet: it is looked at again then (epoch seconds), and with `waiting` people are told
   * that it waits for its turn.
   * @returns the row, where that is news
   */
  waits(operation: Operation, until: { until: number; waiting: boolean }): Promise<Operation | undefined>;
  /** Nobody is to look at what cannot be read before then, epoch seconds. */
  postpone(row: UnreadableRow, until: number): Promise<void>;
  /** What was seen of the task, if the playground is `ready` and it was not seen earlier than what the row has. */
  seen(playground: Pick<Playground, 'name' | 'id'>, health: Health, address?: string): Promise<boolean>;
}
