import { AsyncLocalStorage } from 'node:async_hooks';

/** One run of a function, or a program that it has started: what lives and dies together. */
export interface Process {
  name: string;
  /** Dies with it. */
  parent: Process | undefined;
  isAlive: boolean;
  /** Until when nothing of it moves, epoch milliseconds. */
  frozenUntil: number;
  /** Called when it is killed. */
  onDeath: () => void;
  /** How many calls to the outside it has made, those of its children included: the points at which it can be killed. */
  calls: number;
}

const running = new AsyncLocalStorage<Process>();

/** Whose code this is, also behind an await. */
export const currentProcess = (): Process | undefined => running.getStore();

export const inProcess = <T>(process: Process | undefined, act: () => T): T =>
  process ? running.run(process, act) : running.exit(act);

export function createProcess(name: string, parent?: Process): Process {
  return { name, parent, isAlive: true, frozenUntil: 0, onDeath: () => undefined, calls: 0 };
}

export function isDead({ isAlive, parent }: Process): boolean {
  return !isAlive || (parent !== undefined && isDead(parent));
}

/** @returns epoch milliseconds, 0 where it was never frozen */
export function thawsAt({ frozenUntil, parent }: Process): number {
  return Math.max(frozenUntil, parent ? thawsAt(parent) : 0);
}

export function rootOf(process: Process): Process {
  return process.parent ? rootOf(process.parent) : process;
}
