/** In seconds: when to interrupt, and how long after that to kill. */
export interface Deadline {
  seconds: number;
  grace: number;
}

/** Runs one act at a time that must end whatever happens: by itself, by its deadline, or because somebody kills it. */
export interface Killable {
  run<T>(deadline: Deadline, signal: AbortSignal, act: (signal: AbortSignal) => Promise<T>): Promise<T>;
  kill(): Promise<void>;
}

/**
 * @param killTree ends whatever the act has started; the act itself is then no longer waited for, because the engine is
 * known to hang instead of failing (pulumi#20263)
 */
export function killable(killTree: () => Promise<unknown>): Killable {
  let endRun: (error: unknown) => void = () => undefined;

  async function kill(why = 'The engine was killed.'): Promise<void> {
    try {
      await killTree();
    } finally {
      endRun(new Error(why));
    }
  }

  return {
    kill: () => kill(),
    async run(deadline, signal, act) {
      signal.throwIfAborted();
      const ended = Promise.withResolvers<never>();
      endRun = ended.reject;
      const overdue = new AbortController();
      const interrupt = setTimeout(() => overdue.abort(), deadline.seconds * 1000);
      const escalate = setTimeout(
        () => {
          kill(`The engine did not finish within ${deadline.seconds} s and was killed.`).catch(ended.reject);
        },
        (deadline.seconds + deadline.grace) * 1000,
      );
      try {
        return await Promise.race([act(AbortSignal.any([signal, overdue.signal])), ended.promise]);
      } finally {
        clearTimeout(interrupt);
        clearTimeout(escalate);
        endRun = () => undefined;
      }
    },
  };
}
