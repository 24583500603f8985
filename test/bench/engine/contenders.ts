import type { Sample } from '../in-turns.ts';

/**
 * In milliseconds. AWS's own doing are `drain`, the part of `destroy` in which the service goes, and `waited`, the part of
 * `create` in which its containers start, for whoever waits for that.
 */
export type Step = 'create' | 'waited' | 'destroy' | 'drain';

/** Makes a playground of this id and removes it again. */
export type Contender = (id: string) => Promise<Sample<Step>>;

/** How long the service took to go, as the engine's events tell it. */
export function createDrainWatch(): { seen(type: string, phase: 'begun' | 'done'): void; ms(): number } {
  let from: number | undefined;
  let until: number | undefined;
  return {
    seen(type, phase) {
      if (type !== 'aws:ecs/service:Service') return;
      if (phase === 'begun') from = performance.now();
      else until = performance.now();
    },
    ms() {
      if (from === undefined || until === undefined) throw new Error('the engine told nothing of the service going');
      return until - from;
    },
  };
}
