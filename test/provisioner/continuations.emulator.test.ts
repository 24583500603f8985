import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { startEmulator } from '../support/emulator.ts';
import { missingTools } from './support/engine-world.ts';
import { provisionerCli } from './support/provisioner-cli.ts';
import { provisionerWorld } from './support/provisioner-world.ts';

const missing = await missingTools();
const NAMED = `a run of a minute${missing ? ` (not tested, because ${missing})` : ''}`;

/** A minute for each run, of which the engine has the first half. */
const MINUTE = { RUN_DEADLINE_SECONDS: '60', INTERRUPT_SECONDS: '30', KILL_SECONDS: '10' };

let emulator: Awaited<ReturnType<typeof startEmulator>>;
let world: Awaited<ReturnType<typeof provisionerWorld>>;
let cli: Awaited<ReturnType<typeof provisionerCli>>;

beforeAll(async () => {
  if (missing) return;
  cli = await provisionerCli();
  // Room for one playground: the other waits for its place for as long as the first is there.
  vi.stubEnv('FARGATE_VCPU_LIMIT', '0.25');
  emulator = await startEmulator().finally(vi.unstubAllEnvs);
  world = await provisionerWorld(emulator.endpoint);
});
afterAll(async () => {
  await emulator?.stop();
  await cli?.remove();
});

const run = (id: string, env: Record<string, string> = {}) => cli.start(['run', id], { ...world.env, ...env });

describe.skipIf(missing)(NAMED, () => {
  it('is gone on with three times while a create waits for a place, and none of that is an attempt', async () => {
    const first = await world.claim('first');
    expect((await run(first.operationId)).exitCode).toBe(0);
    const waiting = await world.claim('waiting');
    const seen: unknown[] = [];
    for (let cut = 0; cut < 3; cut++) {
      expect((await run(waiting.operationId, MINUTE)).exitCode).toBe(2);
      seen.push((await world.registry.getOperation(waiting.operationId))?.progress?.label);
    }
    expect(seen.at(-1)).toBe("Waiting for a place: the account's quota of Fargate vCPUs is used up");
    expect(await world.registry.getOperation(waiting.operationId)).toMatchObject({
      state: 'queued',
      attempt: 3,
      continuations: 3,
    });

    expect((await run(await world.claimDestroy('first'))).exitCode).toBe(0);
    expect((await run(waiting.operationId)).exitCode).toBe(0);
    expect(await world.registry.getPlayground('waiting')).toMatchObject({ state: 'ready' });
    expect(await world.engine.existing(waiting.playgroundId)).toEqual(['service', 'security group', 'task definition']);
    expect((await run(await world.claimDestroy('waiting'))).exitCode).toBe(0);
    expect(await world.engine.inventory.left(waiting.playgroundId)).toEqual([]);
  }, 400_000);
});
