import { setTimeout as delay } from 'node:timers/promises';
import { listProcesses } from '../../../provisioner/engine/process-list.ts';
import { descendants } from '../../../provisioner/engine/process-tree.ts';

/** So exact are the times of a process. */
const LOOK_EVERY_MS = 10;

/** A process that this one or its children have started, as long as it was seen. */
export interface SeenProcess {
  id: number;
  command: string;
  from: number;
  to: number;
}

/** Watches which processes come and go below this one. Those that are there already are left out. */
export async function watchProcesses(): Promise<{ end(): Promise<SeenProcess[]> }> {
  const started = async () => {
    const processes = await listProcesses();
    const ids = new Set(descendants(processes, process.pid));
    return processes.filter(({ id }) => ids.has(id));
  };
  const before = new Set((await started()).map(({ id }) => id));
  const seen = new Map<number, SeenProcess>();
  const ending = new AbortController();
  const watching = (async () => {
    while (!ending.signal.aborted) {
      const now = performance.now();
      for (const { id, command } of await started()) {
        if (before.has(id) || command === '') continue;
        seen.set(id, { id, command, from: seen.get(id)?.from ?? now, to: now });
      }
      await delay(LOOK_EVERY_MS, undefined, { signal: ending.signal }).catch(() => undefined);
    }
  })();
  return {
    async end() {
      ending.abort();
      await watching;
      return [...seen.values()];
    },
  };
}
