import type { Change } from '../change.ts';
import { UserError } from '../errors.ts';
import type { Notice } from '../notice.ts';
import type { Operation } from '../operation.ts';
import type { Playground } from '../playground.ts';

/**
 * What anybody may read. Rows are parsed. One that cannot be is an exception that names it where it was asked for by name,
 * and in a list it is left out, with a line in the log.
 */
export interface Queries {
  /** Strongly consistent. */
  getPlayground(name: string): Promise<Playground | undefined>;
  /**
   * The same for whoever wants to remove it: of a row that cannot be read, what of it can be, if that says whose and which
   * it is. A state that is not known is `stuck`.
   */
  getRemains(name: string): Promise<Playground | undefined>;
  /** Strongly consistent. */
  getOperation(id: string): Promise<Operation | undefined>;
  /** Strongly consistent. */
  getChange(id: string): Promise<Change | undefined>;
  /** Newest first; from an index, so a second late. */
  listByOwner(ownerId: string): Promise<Playground[]>;
  /** The whole workspace's, the next to expire first, at most `limit`; from an index, so a second late. */
  listAll(limit: number): Promise<Playground[]>;
  /** Those shared with any of these people or channels; from an index, so a second late. */
  listSharedWith(targetIds: readonly string[]): Promise<Playground[]>;
  /**
   * Newest first, at most `limit`: of one name through all its generations, what one person asked for, or what was done
   * to playgrounds while they were one person's, by whomever.
   */
  history(of: HistoryOf, limit: number): Promise<HistoryEntry[]>;
  /** Operations that wait for a run or are being run; from an index, so a second late. */
  unfinished(): Promise<Operation[]>;
  /**
   * Playgrounds that are to be warned of or whose time is up, operations that nobody works on or whose end nobody has shown,
   * and notices that nobody has shown. Reads only those.
   */
  due(now: number): Promise<Due>;
}

export type HistoryOf = { playgroundName: string } | { askedBy: string } | { ownerId: string };
export type HistoryEntry = Operation | Change;

export interface Due {
  playgrounds: Playground[];
  operations: Operation[];
  notices: Notice[];
  /** What is due and cannot be read. */
  unreadable: UnreadableRow[];
}

/** A row that was asked for by name and has not the contract's shape. Its message says what is wrong with it. */
export class UnreadableRowError extends UserError {
  /** Its key, such as `OPERATION#op-…`. */
  readonly row: string;
  constructor(row: string, cause: Error) {
    super('UNREADABLE', `It is row ${row} of the registry.`, { cause });
    this.row = row;
    this.message = `reading row ${row}: ${cause.message}`;
  }
}

/** A row without the contract's shape. */
export interface UnreadableRow {
  /** Its key, such as `OPERATION#op-…`. */
  row: string;
  why: string;
}
