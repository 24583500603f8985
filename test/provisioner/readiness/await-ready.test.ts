import { describe, expect, it } from 'vitest';
import { awaitReady, type TaskEyes, type TaskStarter, type Wait } from '../../../provisioner/readiness/await-ready.ts';
import type { Snapshot } from '../../../provisioner/readiness/readiness.ts';
import { healthyTask, sampleTemplate, snapshotOf, taskWith } from '../support/samples.ts';

const starting = snapshotOf([taskWith({ web: { health: 'UNKNOWN' } })]);
const ready = snapshotOf([healthyTask()]);
const crashed = snapshotOf([
  taskWith(
    { web: { lastStatus: 'STOPPED', exitCode: 3 } },
    { lastStatus: 'STOPPED', stopCode: 'EssentialContainerExited' },
  ),
]);

/** Shows the snapshots one after the other, and the last one for ever; a pause moves the clock and nothing else. */
function world(snapshots: Snapshot[], overrides: Partial<TaskEyes & TaskStarter> = {}) {
  let clock = 0;
  let polls = 0;
  const settled: number[] = [];
  const stop = new AbortController();
  const blocked: string[] = [];
  const eyes: TaskEyes & TaskStarter = {
    startAnew: async () => undefined,
    snapshot: async () => snapshots[Math.min(polls++, snapshots.length - 1)] ?? ready,
    address: async () => 'http://198.51.100.7:8080',
    lastLines: async () => [],
    ...overrides,
  };
  const wait: Wait = {
    playgroundId: 'demo-1',
    template: sampleTemplate(),
    timeoutSeconds: 60,
    placeTimeoutSeconds: 600,
    since: 0,
    secrets: ['a-password-of-somebody'],
    onSettled: (count) => settled.push(count),
    onBlocked: (why) => blocked.push(why),
    signal: stop.signal,
  };
  const pause = async (ms: number, signal: AbortSignal): Promise<void> => {
    signal.throwIfAborted();
    clock += ms;
  };
  return { run: () => awaitReady(eyes, wait, pause, () => clock), settled, blocked, stop, seconds: () => clock / 1000 };
}

describe('awaitReady', () => {
  it('ends with the address of the task, at the port of the template', async () => {
    await expect(world([starting, ready]).run()).resolves.toBe('http://198.51.100.7:8080');
  });

  it('waits no longer than that from when the tasks were asked for, by whichever run that was', async () => {
    const { run, seconds } = world([snapshotOf([taskWith({ web: { health: 'UNKNOWN' } })], { placedAt: -50_000 })]);
    await expect(run()).rejects.toMatchObject({ code: 'NOT_HEALTHY' });
    expect(seconds()).toBeLessThan(20);
  });

  const full = { events: ['(service demo) was unable to place a task. Reason: the limit on the number of vCPUs.'] };

  it('waits for a place longer than for health, and is ready when there was one', async () => {
    const { run, blocked, seconds } = world([...Array(100).fill(snapshotOf([], full)), starting, ready]);
    await expect(run()).resolves.toBe('http://198.51.100.7:8080');
    expect(new Set(blocked)).toEqual(new Set(['the account’s quota of Fargate vCPUs is used up']));
    expect(seconds()).toBeGreaterThan(60);
  });

  it('does not wait for a place for ever, and says for what it did', async () => {
    const { run } = world([snapshotOf([], full)]);
    await expect(run()).rejects.toMatchObject({
      code: 'NOT_PLACED',
      reason: 'It waited 10 minutes for a place, because the account’s quota of Fargate vCPUs is used up.',
    });
  });

  it('has ECS try again where it has given up for want of addresses', async () => {
    const stopped = { stopCode: 'TaskFailedToStart', stoppedReason: 'InsufficientFreeAddressesInSubnet' };
    const none = healthyTask({ lastStatus: 'STOPPED', containers: [], ...stopped });
    let started = 0;
    const { run } = world([snapshotOf([none], { gaveUp: true }), starting, ready], {
      startAnew: async () => void started++,
    });
    await expect(run()).resolves.toBe('http://198.51.100.7:8080');
    expect(started).toBe(1);
  });

  it('tells how many containers are where they should be', async () => {
    const { run, settled } = world([snapshotOf([]), starting, ready]);
    await run();
    expect(settled).toEqual([0, 2, 3]);
  });

  it('waits for the address of a task that is healthy before it has one', async () => {
    let asked = 0;
    const { run } = world([ready], { address: async () => (++asked < 3 ? undefined : 'http://198.51.100.7:8080') });
    await expect(run()).resolves.toBe('http://198.51.100.7:8080');
  });

  it('quotes the last lines of the container that exited', async () => {
    const { run } = world([crashed], { lastLines: async (_id, task, name) => [`${task} of ${name}`, 'boom'] });
    await expect(run()).rejects.toMatchObject({
      code: 'CONTAINER_EXITED',
      reason: 'Container "web" exited with code 3.\nIts last lines:\ntask-1 of web\nboom',
    });
  });

  it('waits a little for lines that are not there yet, and does without', async () => {
    let asked = 0;
    const late = world([crashed], { lastLines: async () => (++asked < 2 ? [] : ['boom']) });
    await expect(late.run()).rejects.toMatchObject({ reason: expect.stringContaining('boom') });
    const never = world([crashed]);
    await expect(never.run()).rejects.toMatchObject({ reason: 'Container "web" exited with code 3.' });
  });

  it('quotes few, short and plain lines, without the password', async () => {
    const lines = [...Array(30).keys()].map((n) => `line ${n}`);
    const odd = ['\u001b[31mred\u001b[0m\u0007', 'a-password-of-somebody', 'x'.repeat(5000)];
    const { run } = world([crashed], { lastLines: async () => [...lines, ...odd] });
    const error = await run().catch((thrown: { reason: string }) => thrown);
    const quoted = String((error as { reason: string }).reason)
      .split('\n')
      .slice(2);
    expect(quoted).toHaveLength(8);
    expect(quoted).toContain('red');
    expect(quoted).toContain('[secret]');
    expect(quoted.at(-1)).toHaveLength(201);
  });

  it('quotes no secret that a container writes', async () => {
    const { run } = world([crashed], {
      lastLines: async () => ['connecting to postgres://app:hunter2@db API_KEY=abc123'],
    });
    await expect(run()).rejects.toMatchObject({
      reason: expect.stringMatching(/\nconnecting to postgres:\/\/app:\[secret\]@db API_KEY=\[secret\]$/),
    });
  });

  it('gives up when the time is up, and names the container', async () => {
    const { run, seconds } = world([starting]);
    await expect(run()).rejects.toMatchObject({
      code: 'NOT_HEALTHY',
      reason: 'Container "web" did not become healthy within 60 s.',
    });
    expect(seconds()).toBeGreaterThanOrEqual(60);
  });

  it('stops with the reason of the signal', async () => {
    const { run, stop } = world([starting]);
    stop.abort(new Error('the lease is lost'));
    await expect(run()).rejects.toThrow('the lease is lost');
  });
});
