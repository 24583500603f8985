import type { Kept } from './kept.ts';

/** An invariant that did not hold once the world was quiet again. */
export interface Broken {
  invariant: string;
  /** What was found, in one line and without secrets. */
  detail: string;
  /** The command that makes it happen again. */
  replay: string;
}

export interface ScenarioResult {
  /** How many different ones there are to be tried, where they can be counted. */
  points?: number;
  /** How many faults were injected. */
  faults: number;
  /** How many of them left every invariant whole. */
  survived: number;
  broken: Broken[];
}

export interface ScenarioOptions {
  /** The same seed makes the same run. */
  seed: number;
  /** How long the parts that are drawn by chance are to be. */
  steps: number;
  /** Nothing new is begun after this, epoch milliseconds: scenarios that wait for engines take a sample of what they can. */
  until: number;
  /** Only the part that `npm test` has time for. */
  short: boolean;
  /** Only this one of the scenario's trials, where it has such; as the replay of what was broken names it. */
  trial?: string | undefined;
  /** What earlier parts of a long run came to: that is not run again. */
  kept?: Kept | undefined;
  /** Says what is under way. */
  log: (line: string) => void;
}

/** One way of doing the product harm, and a look from outside at what it left. */
export interface Scenario {
  /** As `--only` names it. */
  name: string;
  run(options: ScenarioOptions): Promise<ScenarioResult>;
}
