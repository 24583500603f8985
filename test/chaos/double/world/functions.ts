import type { Process } from '../simulation/process.ts';
import type { Simulation } from '../simulation/simulation.ts';

export interface FunctionSettings {
  name: string;
  handler: (payload: unknown, context: { remainingMs(): number }) => Promise<unknown>;
  timeoutMs: number;
  /** How often Lambda tries again what failed: after one minute, then after two. */
  retries: number;
  /** How many run side by side; the others wait in Lambda's own queue. */
  concurrency: number;
  /** Hears of each event that was given up. */
  failed: (payload: unknown, why: string) => void;
}

/** A Lambda function that is invoked asynchronously. */
export interface FunctionDouble {
  invoke(payload: unknown): void;
  /** Invokes it so that its end is waited for; nothing is tried again. @throws what it threw, or that there is no room */
  ask(payload: unknown): Promise<void>;
  /** How many events wait or are at work. */
  pending(): number;
  running(): readonly Process[];
  /** The most that ran side by side. */
  busiest(): number;
}

const QUEUE_MS = 300;

/** @param copies how often an event is delivered: async invokes are at least once */
export function functionDouble(
  simulation: Simulation,
  settings: FunctionSettings,
  copies: () => number,
): FunctionDouble {
  const { name, handler, timeoutMs, retries, concurrency, failed } = settings;
  const queue: { payload: unknown; attempt: number }[] = [];
  const running = new Set<Process>();
  let pending = 0;
  let busiest = 0;

  function later(payload: unknown, attempt: number, ms: number): void {
    pending++;
    simulation.later(ms, () => {
      queue.push({ payload, attempt });
      startMore();
    });
  }

  function startMore(): void {
    while (running.size < concurrency) {
      const next = queue.shift();
      if (!next) return;
      run(next.payload, next.attempt);
    }
  }

  /** @param over hears of the end in place of Lambda's own tries; of a failure with why */
  function run(payload: unknown, attempt: number, over = retry(payload, attempt)): void {
    const endsAt = simulation.now() + timeoutMs;
    const context = { remainingMs: () => endsAt - simulation.now() };
    const { process, end } = simulation.start(name, () => handler(payload, context));
    running.add(process);
    busiest = Math.max(busiest, running.size);
    const finish = (why?: string): void => {
      if (!running.delete(process)) return;
      pending--;
      over(why);
      // What the handler has left undone goes on when Lambda uses the same environment again, or never.
      if (simulation.random.chance(0.5)) simulation.kill(process);
      else process.frozenUntil = simulation.now() + simulation.random.below(90_000);
      startMore();
    };
    process.onDeath = () => finish('Runtime exited with error: signal: killed');
    simulation.later(timeoutMs, () => {
      if (running.has(process)) simulation.kill(process);
    });
    end.then(
      () => finish(),
      (error: unknown) => finish(String(error)),
    );
  }

  const retry =
    (payload: unknown, attempt: number) =>
    (why?: string): void => {
      if (why === undefined) return;
      if (attempt <= retries) later(payload, attempt + 1, attempt * 60_000);
      else failed(payload, why);
    };

  return {
    async ask(payload) {
      if (running.size >= concurrency) throw new Error('TooManyRequestsException: Rate Exceeded.');
      const { promise, resolve, reject } = Promise.withResolvers<void>();
      pending++;
      run(payload, 1, (why) => (why === undefined ? resolve() : reject(new Error(why))));
      return promise;
    },
    invoke(payload) {
      for (let copy = copies(); copy > 0; copy--) later(payload, 1, simulation.random.below(QUEUE_MS * copy));
    },
    pending: () => pending,
    running: () => [...running],
    busiest: () => busiest,
  };
}
