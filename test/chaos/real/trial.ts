import type { Life } from './life.ts';

export const PHASES = ['create', 'destroy'] as const;
/** What a life consists of. */
export type Phase = (typeof PHASES)[number];

/** One way of harming a playground, while it is made or while it is removed. */
export interface Trial {
  /** In words, and the same in each run. */
  label: string;
  phase: Phase;
  /** Called as the phase begins. @returns how many faults there were, to be asked when the playground is quiet again */
  harm(life: Life): () => number;
}
