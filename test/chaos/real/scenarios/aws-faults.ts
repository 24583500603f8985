import { setTimeout as delay } from 'node:timers/promises';
import { harmWhile } from '../harm.ts';
import type { Harm } from '../proxy/proxy.ts';
import type { Trial } from '../trial.ts';
import { actionOf, type Course } from './points.ts';

/** Longer than the SDK tries again, and shorter than a lease: what a minute is to a lease of a minute. */
const WHILE_MS = 8000;
const LATE_MS = 4000;

const HARMS: Record<string, Harm> = {
  breaks: { does: 'refuse', as: 'error' },
  throttles: { does: 'refuse', as: 'throttle' },
  'is cut off before it is asked': { does: 'cut', after: false },
  'is cut off after it did it': { does: 'cut', after: true },
  'answers late': { does: 'hold', meanwhile: () => delay(LATE_MS) },
};

/** Each AWS call of a create and of a destroy breaks, is throttled, is cut off or is late: once, and for a while. */
export function awsFaults({ phase, calls }: Pick<Course, 'phase' | 'calls'>): Trial[] {
  return [...new Set(calls.map(actionOf))].flatMap((name) =>
    Object.entries(HARMS).flatMap(([words, harm]) =>
      [0, WHILE_MS].map((ms) => ({
        label: `in a ${phase}, ${name} ${words} ${ms === 0 ? 'once' : `for ${ms / 1000} s`}`,
        phase,
        harm: (life) => harmWhile(life, (call) => actionOf(call) === name, harm, ms),
      })),
    ),
  );
}
