import { setTimeout as delay } from 'node:timers/promises';
import type { Life } from './life.ts';
import type { Harm, Met } from './proxy/proxy.ts';

type Matches = (call: Met) => boolean;

/** Harms the first call from now on that matches. @returns how many faults that is by now: one, or none yet */
export function harmOnce(life: Life, matches: Matches, harm: Harm): () => number {
  return harmWhile(life, matches, harm, 0);
}

/** Harms each call that matches, from the first on and for so long. @returns how many faults that is by now: one, or none yet */
export function harmWhile(life: Life, matches: Matches, harm: Harm, ms: number): () => number {
  return begin(life, { starts: matches, goesOn: matches, harm, ms });
}

/** Harms the first call that matches, and whatever comes after it, for so long. @returns how many faults that is by now: one, or none yet */
export function harmFrom(life: Life, matches: Matches, harm: Harm, ms: number): () => number {
  return begin(life, { starts: matches, goesOn: () => true, harm, ms });
}

function begin(life: Life, { starts, goesOn, harm, ms }: { starts: Matches; goesOn: Matches; harm: Harm; ms: number }) {
  let until: number | undefined;
  life.proxy.harm = (call) => {
    if (until !== undefined) return goesOn(call) && Date.now() < until ? harm : undefined;
    if (!starts(call)) return undefined;
    until = Date.now() + ms;
    return harm;
  };
  life.calm = async () => {
    if (until !== undefined) await delay(Math.max(0, until - Date.now()));
  };
  return () => (until === undefined ? 0 : 1);
}

/** The so-manieth call from now on. */
export function callFromNow(life: Life, count: number): Matches {
  const number = life.proxy.met.length + count;
  return (call) => call.number === number;
}
