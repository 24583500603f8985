import type { BenchWorld } from '../bench-world.ts';
import { watchMemory } from '../memory-watch.ts';

/** So many creates that began together, each in a process of its own. */
export interface AtOnce {
  /** Of each, from its process's start until it has published its end. */
  readyMs: number[];
  /** The most that each held, with its engine. */
  peakBytes: number[];
  /** From the first one's start to the last one's end. */
  allMs: number;
}

/** Runs the provisioner's command line with these arguments. */
type Start = (
  args: string[],
  env: Record<string, string>,
) => Promise<{ exitCode?: number; stderr: string }> & {
  pid?: number;
};

/** As Lambda runs them: none shares an environment with another. @param name of the first, with a number behind it */
export async function createAtOnce(world: BenchWorld, start: Start, name: string, count: number): Promise<AtOnce> {
  const claimed: string[] = [];
  for (let at = 0; at < count; at += 1) {
    const { operationId } = await world.claim(`${name}-${at}`, `U0${name.toUpperCase().replaceAll('-', '')}${at}`);
    claimed.push(operationId);
  }
  const memory = watchMemory();
  const began = performance.now();
  const readyMs = await Promise.all(
    claimed.map(async (operationId) => {
      const running = start(['run', operationId], world.env);
      if (running.pid !== undefined) memory.add(running.pid);
      const { exitCode, stderr } = await running;
      if (exitCode !== 0) throw new Error(`creating ${operationId} at once with ${count - 1} others: ${stderr}`);
      return performance.now() - began;
    }),
  );
  const allMs = performance.now() - began;
  return { readyMs, peakBytes: [...(await memory.end()).values()], allMs };
}
