import { runAsLambda } from '../../support/lambda-container.ts';
import { startRuntimeApi } from '../../support/lambda-runtime-api.ts';
import type { BenchWorld } from '../bench-world.ts';
import { timed } from '../in-turns.ts';

/** One create and one destroy. Times in milliseconds, memory in bytes. */
export type MemorySample = Record<'create' | 'destroy' | 'peakCreate' | 'peakDestroy', number>;

export interface Setting {
  /** From the container's start until its runtime asked for work, in milliseconds. */
  initMs: number;
  /** A playground made and removed by two invocations, warm but for the first. */
  run(name: string): Promise<MemorySample>;
  remove(): Promise<void>;
}

/** The provisioner's image as Lambda runs it at one memory setting. */
export async function startSetting(image: string, world: BenchWorld, sharedCpuMiB: number): Promise<Setting> {
  const api = await startRuntimeApi();
  const lambda = await runAsLambda({ image, runtimeApi: api.address, environment: world.env, sharedCpuMiB });
  await api.asked();
  const initMs = Date.now() - (await lambda.startedAt());

  async function invoke(operationId: string): Promise<{ ms: number; peak: number }> {
    const use = lambda.watchUse();
    const ms = await timed(async () => {
      const { call, body } = await api.invoke({ operationId });
      if (call !== 'response' || (body as { end: string }).end !== 'succeeded') {
        throw new Error(`at ${sharedCpuMiB} MB the operation ended as ${JSON.stringify(body)}`);
      }
    });
    return { ms, peak: (await use.end()).memory };
  }

  return {
    initMs,
    async run(name) {
      const create = await invoke((await world.claim(name)).operationId);
      const destroy = await invoke(await world.claimDestroy(name));
      return { create: create.ms, peakCreate: create.peak, destroy: destroy.ms, peakDestroy: destroy.peak };
    },
    async remove() {
      await lambda.remove();
      api.close();
    },
  };
}
