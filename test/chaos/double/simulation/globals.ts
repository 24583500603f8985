import { createRequire, syncBuiltinESMExports } from 'node:module';

/** What the code under test takes from its surroundings to know the time, to wait and to draw lots. */
export interface Surroundings {
  setTimeout: (act: (...args: never[]) => void, ms?: number, ...args: never[]) => object;
  setInterval: (act: (...args: never[]) => void, ms?: number, ...args: never[]) => object;
  clear: (timer: unknown) => void;
  now: () => number;
  random: () => number;
  /** In the place of node:timers/promises. */
  wait: (ms: number) => Promise<void>;
}

const promises = createRequire(import.meta.url)('node:timers/promises') as { setTimeout: unknown };

/** Puts these in the place of the real ones. @returns puts the real ones back */
export function replaceSurroundings(with_: Surroundings): () => void {
  const before = {
    setTimeout: globalThis.setTimeout,
    setInterval: globalThis.setInterval,
    clearTimeout: globalThis.clearTimeout,
    clearInterval: globalThis.clearInterval,
  };
  const [now, random, wait] = [Date.now, Math.random, promises.setTimeout];
  const { setTimeout, setInterval, clear } = with_;
  Object.assign(globalThis, { setTimeout, setInterval, clearTimeout: clear, clearInterval: clear });
  Date.now = with_.now;
  Math.random = with_.random;
  promises.setTimeout = with_.wait;
  // Those who have imported it by name see it too.
  syncBuiltinESMExports();
  return () => {
    Object.assign(globalThis, before);
    Date.now = now;
    Math.random = random;
    promises.setTimeout = wait;
    syncBuiltinESMExports();
  };
}
