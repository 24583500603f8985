import type { Sample } from '../in-turns.ts';

/** In milliseconds. `drain` is the part of `destroy` in which the service goes, which is AWS's own doing. */
export type Part = 'create' | 'destroy' | 'drain';

/** Makes a playground of this id and removes it again. */
export type Contender = (id: string) => Promise<Sample<Part>>;

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
