import { describe, expect, it, vi } from 'vitest';
import { createPlaces } from '../../provisioner/contract/registry-dynamodb/places.ts';
import { listProcesses } from '../../provisioner/engine/process-list.ts';
import { descendants } from '../../provisioner/engine/process-tree.ts';
import { useProvisionerWorld } from './support/use-provisioner-world.ts';

const { missing, world } = await useProvisionerWorld();

const claim = async (name: string): Promise<string> => (await world().claim(name)).operationId;

const start = (...args: string[]) => world().cli.start(args, world().env);

async function enginesOf(pid: number): Promise<string[]> {
  const processes = await listProcesses();
  const started = descendants(processes, pid);
  return processes.filter(({ id }) => started.includes(id)).map(({ command }) => command);
}

describe.skipIf(missing)(`the command line${missing ? ` (not tested, because ${missing})` : ''}`, () => {
  it('runs an operation to its end, and a second time leaves it alone', async () => {
    const id = await claim('laptop');
    const { exitCode, stderr } = await start('run', id);
    expect(stderr).toMatch(new RegExp(`Operation ${id} is done\\.$`));
    expect(exitCode).toBe(0);
    expect(await world().registry.getPlayground('laptop')).toMatchObject({ state: 'ready' });
    const again = await start('run', id);
    expect([again.exitCode, again.stderr]).toEqual([0, expect.stringMatching(/had been finished before/)]);
  });

  it('gives an operation back when it is told to stop, and another run ends it; till then it has its place', async () => {
    const id = await claim('stopped');
    const env: Record<string, string> = { ...world().env, OPERATIONS_AT_ONCE: '1' };
    const places = createPlaces(world().client, env['REGISTRY_TABLE'] ?? '', 1);
    const isRoom = () => places.take('op-of-another', Math.floor(Date.now() / 1000));
    const running = world().cli.start(['run', id], env);
    const pid = running.pid as number;
    const plugin = await vi.waitFor(
      async () => {
        const found = (await enginesOf(pid)).find((command) => command.includes('pulumi-resource-aws'));
        return found ?? Promise.reject(new Error('the AWS plugin does not run yet'));
      },
      { timeout: 60_000, interval: 50 },
    );
    expect(await isRoom()).toBe(false);
    // This engine's own: engines of other test files run beside it.
    const [folder = plugin] = /playground-engine-\w+/.exec(plugin) ?? [];
    running.kill('SIGTERM');
    const { exitCode, stderr } = await running;
    expect([exitCode, stderr]).toEqual([2, expect.stringMatching(/is given back unfinished/)]);
    expect(await world().registry.getOperation(id)).toMatchObject({ state: 'queued', attempt: 1 });
    // What is killed ends when the machine gets to it.
    const left = async () => (await listProcesses()).filter(({ command }) => command.includes(folder));
    await vi.waitFor(async () => expect(await left()).toEqual([]), { timeout: 60_000, interval: 50 });

    expect(await isRoom()).toBe(false);
    expect((await world().cli.start(['run', id], env)).exitCode).toBe(0);
    expect(await world().registry.getPlayground('stopped')).toMatchObject({ state: 'ready' });
    expect(await isRoom()).toBe(true);
  });

  it('says that an operation is held by another, and leaves it alone', async () => {
    const id = await claim('held');
    await world().registry.take(id, Math.floor(Date.now() / 1000));
    const { exitCode, stderr } = await start('run', id);
    expect([exitCode, stderr]).toEqual([2, expect.stringMatching(/is held by another run/)]);
    expect(await world().registry.getOperation(id)).toMatchObject({ state: 'running', attempt: 1 });
  });

  it('says what is wrong with its environment', async () => {
    const { exitCode, stderr } = await world().cli.start(['run', 'op-00000000000000000000'], {
      ...world().env,
      REGISTRY_TABLE: '',
      RUN_DEADLINE_SECONDS: '900',
    });
    expect([exitCode, stderr]).toEqual([1, expect.stringMatching(/environment is not usable[\s\S]*REGISTRY_TABLE/)]);
  });

  it.each([
    ['an operation that nobody claimed', 1, ['run', 'op-00000000000000000000'], /is not in the registry/],
    ['no operation', 2, ['run'], /usage: run <operation id>/],
  ])('ends with words for %s', async (_, code, args, words) => {
    const { exitCode, stderr } = await start(...args);
    expect([exitCode, stderr]).toEqual([code, expect.stringMatching(words)]);
  });
});
