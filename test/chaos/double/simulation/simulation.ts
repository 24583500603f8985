import { createAgenda } from './agenda.ts';
import { type Call, CallFailedError, type Fault } from './faults.ts';
import { replaceSurroundings } from './globals.ts';
import { createProcess, currentProcess, inProcess, isDead, type Process, rootOf, thawsAt } from './process.ts';
import { type Random, seeded } from './random.ts';

/** Time, processes and the calls between them, in one thread and one order that a seed decides. */
export interface Simulation {
  random: Random;
  /** Epoch milliseconds. */
  now(): number;
  /** Asked about each call; a scenario replaces it. */
  faultOf: (call: Call) => Fault | undefined;
  /** Something outside does `act` at one moment, after a while; who was killed meanwhile never hears of it. */
  call<T>(label: string, act: () => T | Promise<T>): Promise<T>;
  /** A process of its own. @returns its end; who is killed has none */
  start<T>(name: string, work: () => Promise<T>, parent?: Process): { process: Process; end: Promise<T> };
  kill(process: Process): void;
  wait(ms: number): Promise<void>;
  /** Acts later, whoever lives then. */
  later(ms: number, act: () => void): void;
  /** Lets things happen until the condition holds, or nothing is left before `untilMs`; the clock is at `untilMs` then. */
  run(untilMs: number, isOver?: () => boolean): Promise<void>;
  /** Gives the surroundings back. */
  close(): void;
}

const FASTEST_MS = 2;
const SPREAD_MS = 38;
const nothing = setImmediate;

export function createSimulation(seed: number, startMs: number): Simulation {
  const agenda = createAgenda();
  const random = seeded(seed);
  let now = startMs;
  let order = 0;

  function schedule(at: number, act: () => void): void {
    agenda.add({ at: Math.max(at, now), order: order++, act });
  }

  /** For a process: not while it is frozen, and not when it is dead. */
  function scheduleFor(process: Process | undefined, at: number, act: () => void): void {
    schedule(at, () => {
      if (process && isDead(process)) return;
      const thaw = process ? thawsAt(process) : 0;
      if (thaw > now) scheduleFor(process, thaw, act);
      else inProcess(process, act);
    });
  }

  const wait = (ms: number): Promise<void> => {
    const { promise, resolve } = Promise.withResolvers<void>();
    scheduleFor(currentProcess(), now + ms, resolve);
    return promise;
  };

  function timer(repeats: boolean) {
    return (act: (...args: never[]) => void, ms = 0, ...args: never[]): object => {
      const process = currentProcess();
      const handle = { isCleared: false, ref: () => handle, unref: () => handle, hasRef: () => true };
      const set = (): void =>
        scheduleFor(process, now + Math.max(1, ms), () => {
          if (handle.isCleared) return;
          if (repeats) set();
          act(...args);
        });
      set();
      return handle;
    };
  }

  const restore = replaceSurroundings({
    setTimeout: timer(false),
    setInterval: timer(true),
    clear: (handle) => {
      if (handle && typeof handle === 'object') (handle as { isCleared?: boolean }).isCleared = true;
    },
    now: () => now,
    random: random.next,
    wait,
  });

  const simulation: Simulation = {
    random,
    now: () => now,
    faultOf: () => undefined,
    wait,
    later: (ms, act) => schedule(now + ms, () => inProcess(undefined, act)),
    kill(process) {
      if (!process.isAlive) return;
      process.isAlive = false;
      process.onDeath();
    },
    start(name, work, parent) {
      const process = createProcess(name, parent);
      return { process, end: inProcess(process, work) };
    },
    async call(label, act) {
      const caller = currentProcess();
      const index = caller ? rootOf(caller).calls++ : 0;
      const fault = simulation.faultOf({ label, caller, index });
      const never = new Promise<never>(() => undefined);
      if (fault?.kind === 'frozen' && caller) rootOf(caller).frozenUntil = now + fault.ms;
      await wait(
        FASTEST_MS + random.below(SPREAD_MS) + (fault?.kind === 'slow' || fault?.kind === 'times-out' ? fault.ms : 0),
      );
      if (fault?.kind === 'killed-before' && caller) simulation.kill(rootOf(caller));
      if (fault?.kind === 'hangs' || (caller && isDead(caller))) return never;
      if (fault?.kind === 'refused') throw new CallFailedError(`${label}: refused`);
      if (fault?.kind === 'times-out') throw new CallFailedError(`${label}: timed out`);
      const result = await act();
      if (fault?.kind === 'killed-after' && caller) simulation.kill(rootOf(caller));
      if (caller && isDead(caller)) return never;
      if (fault?.kind === 'lost') throw new CallFailedError(`${label}: the answer was lost`);
      return result;
    },
    async run(untilMs, isOver = () => false) {
      for (;;) {
        await new Promise(nothing);
        if (isOver()) return;
        const next = agenda.next();
        if (!next || next.at > untilMs) {
          now = Math.max(now, untilMs);
          return;
        }
        agenda.take();
        now = next.at;
        next.act();
      }
    },
    close: restore,
  };
  return simulation;
}
