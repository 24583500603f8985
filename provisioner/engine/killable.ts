/** In seconds: when to interrupt, and how long after that to kill. */
export interface Deadline {
  seconds: number;
  grace: number;
}

/** Runs one act at a time that must end whatever happens: by itself, by its deadline, or because somebody kills it. */
export interface Killable {
  /**
   * @param killAll ends whatever the act has started; the act itself is then no longer waited for, because the engine is
   * known to hang instead of failing (pulumi#20263). Called at the end in any case, so that nothing of it runs on.
   */
  run<T>(
    deadline: Deadline,
    signal: AbortSignal,
    killAll: () => Promise<unknown>,
    act: (signal: AbortSignal) => Promise<T>,
  ): Promise<T>;
  /** Ends the act that is under way; with none there is nothing to do. */
  kill(): Promise<void>;
}

export function killable(): Killable {
  let killRun: (why: string) => Promise<void> = async () => undefined;
  return {
    kill: () => killRun('The engine was killed.'),
    async run(deadline, signal, killAll, act) {
      signal.throwIfAborted();
      const ended = Promise.withResolvers<never>();
      const kill = async (why: string): Promise<void> => {
        try {
          await killAll();
        } finally {
          ended.reject(new Error(why));
        }
      };
      killRun = kill;
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
        killRun = async () => undefined;
        await killAll();
      }
    },
  };
}
