/** What has to be taken back when a run ends, the newest first. */
export interface Undo {
  add(act: () => Promise<void>): void;
  /** Takes everything back, however often it is called; one act that fails does not keep the others from their turn. */
  run(): Promise<void>;
}

export function createUndo(): Undo {
  const acts: (() => Promise<void>)[] = [];
  const runAll = async (): Promise<void> => {
    const failures: unknown[] = [];
    for (let act = acts.pop(); act !== undefined; act = acts.pop()) {
      await act().catch((error: unknown) => failures.push(error));
    }
    if (failures.length > 0) throw new AggregateError(failures, `stopping: ${failures.map(String).join('; ')}`);
  };
  let running: Promise<void> | undefined;
  return {
    add: (act) => acts.push(act),
    run: () => {
      running ??= runAll();
      return running;
    },
  };
}
