import { Fault } from './faults.ts';
import type { Log } from './progress.ts';

/** One way to get a tool. It throws when it cannot, with a message that says why. */
export interface Way<T> {
  /** As in "tried NAME". */
  name: string;
  attempt(): Promise<T>;
}

/**
 * The tool from the first way that gives it; says why the ways before it did not.
 * @throws an error that names every way with its reason, or at once a fault that the other ways would meet as well
 */
export async function firstWay<T>(tool: string, say: Log, ways: readonly Way<T>[], signal?: AbortSignal): Promise<T> {
  const reasons: string[] = [];
  for (const way of ways) {
    signal?.throwIfAborted();
    try {
      return await way.attempt();
    } catch (error) {
      signal?.throwIfAborted();
      if (error instanceof Fault && error.endsSearch) throw error;
      const reason = `${way.name}: ${error instanceof Error ? error.message : String(error)}`;
      reasons.push(reason);
      say(reason);
    }
  }
  throw new Error(
    `no way to get the ${tool} worked. Mend one of these and start again (\`npm run doctor\` shows the other parts):\n${reasons.map((r) => `  - ${r}`).join('\n')}`,
  );
}
