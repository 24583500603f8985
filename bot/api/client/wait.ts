import type { PlaygroundApi, Told } from '../client.ts';

export interface Waiting {
  /** Epoch milliseconds. */
  until: number;
  /** Epoch milliseconds. */
  clock: () => number;
  /** Resolves after that many milliseconds. */
  pause: (ms: number) => Promise<void>;
  /** Hears of the operation each time that it was asked for. */
  onAnswer?: (told: Told<'getOperation'>) => void;
}

/** A step of an operation takes seconds. */
const BETWEEN_MS = 2000;

/** Asks for an operation until it has ended, or the time is up; the last answer says which. */
export async function waitForOperation(
  api: PlaygroundApi,
  id: string,
  waiting: Waiting,
): Promise<Told<'getOperation'>> {
  for (;;) {
    const told = await api.ask('getOperation', { params: { id } });
    waiting.onAnswer?.(told);
    const left = waiting.until - waiting.clock();
    if (hasEnded(told) || left <= 0) return told;
    await waiting.pause(Math.min(BETWEEN_MS, left));
  }
}

function hasEnded(told: Told<'getOperation'>): boolean {
  if (told.ok) return told.body.state === 'succeeded' || told.body.state === 'failed';
  // Too busy to say.
  return told.problem.status !== 503;
}
