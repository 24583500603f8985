import type { Progress } from '../contract/operation.ts';
import type { ResourceChange } from '../engine/events.ts';
import { RESOURCE_TYPES, wordsFor } from '../playground/resources.ts';
import type { Template } from '../templates/template.ts';

// The password comes before the resources on the way up, and after them on the way down.
const PASSWORD_STEPS = 1;

/** Counts the steps of one create; what only some playgrounds have is named and not counted. Each method returns how far it is now; `done` never falls and `total` is fixed. */
export interface CreateSteps extends EngineSteps {
  /** So many containers are where they should be. */
  settled(count: number): Progress;
  /** There is no place for it yet, and why. */
  blocked(why: string): Progress;
  /** It did not come up, and goes away again. */
  undoing(): Progress;
}

/** What creating and destroying have in common. */
export interface EngineSteps {
  credentials(): Progress;
  /** Undefined for resources that people need not hear of. */
  resource(change: ResourceChange): Progress | undefined;
}

export function createSteps({ containers }: Pick<Template, 'containers'>): CreateSteps {
  const made = new Set<string>();
  const total = PASSWORD_STEPS + RESOURCE_TYPES.length + containers.length;
  const at = monotonic(total);
  return {
    credentials: () => at(0, 'Making its credentials'),
    resource({ type, phase }) {
      const words = wordsFor(type);
      if (phase === 'done' && isCounted(type)) made.add(type);
      return words && at(PASSWORD_STEPS + made.size, words.making);
    },
    settled: (count) =>
      at(
        PASSWORD_STEPS + RESOURCE_TYPES.length + count,
        `Starting its containers (${count} of ${containers.length} ready)`,
      ),
    blocked: (why) => at(PASSWORD_STEPS + RESOURCE_TYPES.length, `Waiting for a place: ${why}`),
    undoing: () => at(0, 'Removing what was made'),
  };
}

export function destroySteps(): EngineSteps {
  const removed = new Set<string>();
  const at = monotonic(RESOURCE_TYPES.length + PASSWORD_STEPS);
  return {
    credentials: () => at(RESOURCE_TYPES.length, 'Removing its credentials'),
    resource({ type, phase }) {
      const words = wordsFor(type);
      if (phase === 'done' && isCounted(type)) removed.add(type);
      return words && at(removed.size, words.removing);
    },
  };
}

function isCounted(type: string): boolean {
  return RESOURCE_TYPES.some((each) => each === type);
}

function monotonic(total: number): (done: number, label: string) => Progress {
  let reached = 0;
  return (done, label) => {
    reached = Math.min(total, Math.max(reached, done));
    return { done: reached, total, label };
  };
}
