/** Milliseconds, bytes, or how many. */
export type Unit = 'ms' | 'bytes' | 'count';

/** One of ours and what it is measured against, each measured in turns with the other. */
export interface Pair {
  what: string;
  unit: Unit;
  ours: readonly number[];
  against: string;
  theirs: readonly number[];
  /** Which part of the values lies below the one that is compared: the median where nothing is said. */
  at?: number;
  /** What the ratio is to be at most. */
  goal?: number;
}

/** A table beside that of the pairs. */
export interface Table {
  title: string;
  head: readonly string[];
  rows: readonly (readonly string[])[];
}

export interface Measured {
  pairs: readonly Pair[];
  tables?: readonly Table[];
}

export interface PartOptions {
  /** A few rounds, to see that it works: no figures for anybody. */
  quick: boolean;
  log: (line: string) => void;
}

/** A part of `npm run bench`, which can be measured by itself. */
export interface Part {
  /** What it measures, in a line. */
  about: string;
  run(options: PartOptions): Promise<Measured>;
}
