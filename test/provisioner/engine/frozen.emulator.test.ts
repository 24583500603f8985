import { afterAll, describe, expect, it, vi } from 'vitest';
import { listProcesses } from '../../../provisioner/engine/process-list.ts';
import { descendants } from '../../../provisioner/engine/process-tree.ts';
import { useProvisionerWorld } from '../support/use-provisioner-world.ts';

const { missing, world } = await useProvisionerWorld();
const NAMED = `a holder that is frozen${missing ? ` (not tested, because ${missing})` : ''}`;
const ALL = ['service', 'security group', 'task definition'];
const SHORT = { LEASE_SECONDS: '18', LEASE_RENEW_SECONDS: '3' };

let tree: number[] = [];

afterAll(async () => {
  // A test that failed leaves them frozen, and then nothing else would end them.
  const left = (await listProcesses()).filter(({ id, command }) => tree.includes(id) && command !== '');
  for (const { id } of left) process.kill(id, 'SIGKILL');
});

const run = (id: string) => world().cli.start(['run', id], { ...world().env, ...SHORT });

/** The ids of a process and of all that it has started, when an engine is at work among them. */
async function treeAtWork(pid: number): Promise<number[]> {
  return vi.waitFor(
    async () => {
      const processes = await listProcesses();
      const tree = [pid, ...descendants(processes, pid)];
      const plugin = processes.find(({ id, command }) => tree.includes(id) && command.includes('pulumi-resource-aws'));
      expect(plugin).toBeDefined();
      return tree;
    },
    { timeout: 60_000, interval: 50 },
  );
}

function signalAll(tree: number[], signal: 'SIGSTOP' | 'SIGCONT'): void {
  for (const id of tree) process.kill(id, signal);
}

/** The operation, taken over as soon as the lease of the frozen one has surely ended. */
const takenOver = (id: string) =>
  vi.waitFor(
    async () => {
      const ended = await run(id);
      expect(ended.stderr).not.toMatch(/is held by another/);
      return ended;
    },
    { timeout: 400_000, interval: 1000 },
  );

describe.skipIf(missing)(NAMED, () => {
  it('and thaws after another has finished its create, stops, and has done no harm', async () => {
    const { operationId, playgroundId } = await world().claim('frozen');
    const holder = run(operationId);
    tree = await treeAtWork(holder.pid as number);
    signalAll(tree, 'SIGSTOP');
    const taker = await takenOver(operationId);
    expect([taker.exitCode, taker.stderr]).toEqual([0, expect.stringMatching(/is done/)]);
    const finished = await world().registry.getOperation(operationId);
    expect(finished).toMatchObject({ state: 'succeeded', attempt: 2 });

    signalAll(tree, 'SIGCONT');
    const { exitCode, stderr } = await holder;
    expect([exitCode, stderr]).toEqual([2, expect.stringMatching(/was taken over by another run/)]);
    // What has ended and is not buried yet by whoever inherited it has no command any more.
    const left = async () => (await listProcesses()).filter(({ id, command }) => tree.includes(id) && command !== '');
    await vi.waitFor(async () => expect(await left()).toEqual([]), { timeout: 60_000, interval: 50 });
    expect(await world().registry.getOperation(operationId)).toEqual(finished);
    expect(await world().registry.getPlayground('frozen')).toMatchObject({ state: 'ready' });
    expect(await world().engine.existing(playgroundId)).toEqual(ALL);

    expect((await run(await world().claimDestroy('frozen'))).exitCode).toBe(0);
    expect(await world().engine.inventory.left(playgroundId)).toEqual([]);
  });
});
