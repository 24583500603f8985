import { readFile } from 'node:fs/promises';
import { setTimeout as delay } from 'node:timers/promises';
import { listProcesses } from '../../provisioner/engine/process-list.ts';
import { descendants } from '../../provisioner/engine/process-tree.ts';

const LOOK_EVERY_MS = 200;

/**
 * Watches how much memory some process trees hold, each by itself. Counted is what belongs to no file, as Lambda's limit
 * counts it: the kernel lets go of the others.
 */
export function watchMemory(): {
  add(root: number): void;
  /** The most that each held, in bytes, by the id of its root. */
  end(): Promise<Map<number, number>>;
} {
  const most = new Map<number, number>();
  const ending = new AbortController();
  async function look(): Promise<void> {
    const processes = await listProcesses();
    for (const [root, before] of most) {
      const tree = [root, ...descendants(processes, root)];
      const sizes = await Promise.all(tree.map(anonymousBytes));
      most.set(
        root,
        Math.max(
          before,
          sizes.reduce((sum, size) => sum + size, 0),
        ),
      );
    }
  }
  const watching = (async () => {
    while (!ending.signal.aborted) {
      await look();
      await delay(LOOK_EVERY_MS, undefined, { signal: ending.signal }).catch(() => undefined);
    }
  })();
  return {
    add: (root) => void most.set(root, 0),
    async end() {
      ending.abort();
      await watching;
      return most;
    },
  };
}

async function anonymousBytes(id: number): Promise<number> {
  try {
    const rollup = await readFile(`/proc/${id}/smaps_rollup`, 'utf8');
    return Number(/^Anonymous:\s+(\d+) kB$/m.exec(rollup)?.[1] ?? 0) * 1024;
  } catch (error) {
    // It has ended since the list was made.
    if (['ENOENT', 'ESRCH', 'EACCES'].includes((error as NodeJS.ErrnoException).code ?? '')) return 0;
    throw error;
  }
}
