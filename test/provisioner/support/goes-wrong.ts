import { LEASE_SECONDS } from '../../../provisioner/contract/registry.ts';
import type { RunEnd } from '../../../provisioner/run/run-context.ts';
import type { World } from './world.ts';

export const throws = (error: unknown) => async (): Promise<never> => {
  throw error;
};

/** Like an engine that ignores everything, until it is killed. */
export const hangs = (): Promise<never> => new Promise(() => undefined);

/** Runs that gave the operation back in order. */
export async function continuations(of: World, operationId: string, count: number): Promise<void> {
  for (let run = 0; run < count; run++) {
    const take = await of.registry.take(operationId, of.deps.now());
    if (take.outcome !== 'taken') throw new Error(`take: ${take.outcome}`);
    await of.registry.requeue(take.operation, of.deps.now());
  }
}

/** Attempts that ended without a word: each took the lease and let it lapse. */
export async function brokenAttempts(of: World, operationId: string, count: number): Promise<void> {
  for (let attempt = 0; attempt < count; attempt++) {
    await of.registry.take(operationId, of.deps.now());
    of.age(LEASE_SECONDS + 10);
  }
}

/** Runs an operation, and again as long as it is put off, each time when the sweeper would. @returns how each ended */
export async function untilNotPutOff(of: World, operationId: string): Promise<RunEnd[]> {
  const ends: RunEnd[] = [];
  do {
    ends.push((await of.run(operationId)).end);
    const { putOff } = of.operation(operationId) ?? {};
    if (putOff) of.age(Math.max(0, putOff.nextAt - of.deps.now()));
  } while (ends.at(-1) === 'put-off');
  return ends;
}
