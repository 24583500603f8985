import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

export interface Environments {
  /** Gives an event to the next one that is free, and ends when that has handled it. @throws when it could not */
  handle(event: unknown): Promise<void>;
  stop(): Promise<void>;
}

/**
 * A function as Lambda runs it: so many environments, warm, each with one event at a time.
 * @param file exports `handler`
 */
export async function startEnvironments(
  file: string,
  env: Record<string, string>,
  count: number,
): Promise<Environments> {
  const script = join(import.meta.dirname, 'environment.ts');
  const all = Array.from({ length: count }, () =>
    fork(script, [file], { env: { ...process.env, ...env }, stdio: ['ignore', 'ignore', 'inherit', 'ipc'] }),
  );
  await Promise.all(all.map(answer));
  const free = [...all];
  const waiting: ((environment: ChildProcess) => void)[] = [];
  const take = async (): Promise<ChildProcess> => free.pop() ?? new Promise((resolve) => waiting.push(resolve));
  const giveBack = (environment: ChildProcess): void => {
    const next = waiting.shift();
    if (next) next(environment);
    else free.push(environment);
  };
  return {
    async handle(event) {
      const environment = await take();
      const answered = answer(environment);
      environment.send(event as object);
      await answered;
      giveBack(environment);
    },
    async stop() {
      const ended = all.map((environment) => once(environment, 'exit'));
      for (const environment of all) environment.disconnect();
      await Promise.all(ended);
    },
  };
}

async function answer(environment: ChildProcess): Promise<void> {
  const done = new AbortController();
  const { signal } = done;
  try {
    const ended = once(environment, 'exit', { signal }).then(([code]) => [{ ok: false, why: `it ended with ${code}` }]);
    const [{ ok, why }] = await Promise.race([once(environment, 'message', { signal }), ended]);
    if (!ok) throw new Error(`handling an event: ${why}`);
  } finally {
    done.abort();
  }
}
