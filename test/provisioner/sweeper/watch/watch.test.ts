import { beforeEach, describe, expect, it } from 'vitest';
import type { Event } from '../../../../provisioner/contract/event.ts';
import type { Snapshot } from '../../../../provisioner/readiness/readiness.ts';
import { DOWN_SECONDS } from '../../../../provisioner/sweeper/watch/life.ts';
import { type WatchDeps, watchPlayground } from '../../../../provisioner/sweeper/watch/watch.ts';
import { healthyTask, sampleTemplate, snapshotOf } from '../../support/samples.ts';
import { type World, world } from '../../support/world.ts';

const READY_AT = 1_800_000_000;
const PASSWORD = 'a-long-password';

let at: World;
let shown: Snapshot;
let address: string;
let published: Event[];
let deps: WatchDeps;
let id: string;
beforeEach(async () => {
  at = world();
  await at.run(await at.claimCreate());
  id = demo()?.id ?? '';
  shown = snapshotOf([healthyTask({ startedAt: READY_AT - 10 })]);
  address = 'http://198.51.100.7:8080';
  published = [];
  deps = {
    registry: at.registry,
    eyes: {
      snapshot: async () => shown,
      address: async () => address,
      lastLines: async () => [
        `started with ${PASSWORD}`,
        'postgres://app:hunter2@db API_KEY=abc123',
        '',
        'out of memory',
      ],
    },
    templates: { sample: sampleTemplate() },
    password: async () => PASSWORD,
    publish: async (event) => void published.push(event),
    log: { info: () => undefined },
  };
});

const demo = () => at.registry.playgrounds.get('demo');
const look = (seconds: number) => watchPlayground(id, deps, READY_AT + seconds);
const notices = () => [...at.registry.notices.values()];
const crashed = () =>
  snapshotOf([
    healthyTask({
      id: 'task-2',
      arn: 'arn:task-2',
      lastStatus: 'STOPPED',
      containers: [
        { name: 'data', lastStatus: 'STOPPED', exitCode: 0 },
        { name: 'api', lastStatus: 'STOPPED', exitCode: 137 },
        { name: 'web', lastStatus: 'STOPPED', exitCode: 0 },
      ],
    }),
  ]);
const replacement = () => snapshotOf([healthyTask({ id: 'task-3', arn: 'arn:task-3', startedAt: READY_AT + 50 })]);

describe('a look at a playground that is ready', () => {
  it('keeps what runs, and tells nobody that all is well', async () => {
    await look(5);
    expect(demo()?.health).toMatchObject({ restarts: 0, taskArn: expect.stringContaining('task-1') });
    expect(demo()?.health?.containers).toContainEqual({ name: 'web', status: 'RUNNING', health: 'HEALTHY' });
    expect(notices()).toEqual([]);
    expect(published).toEqual([]);
  });

  it('writes nothing when nothing has changed', async () => {
    await look(5);
    await look(65);
    expect(demo()?.health?.seenAt).toBe(READY_AT + 5);
    expect(published).toEqual([]);
  });

  it('finds a replaced task: new address, and its owner hears once what is lost', async () => {
    await look(5);
    shown = replacement();
    address = 'http://198.51.100.9:8080';
    await Promise.all([look(60), look(60)]);
    await look(61);
    expect(demo()).toMatchObject({ address: 'http://198.51.100.9:8080', health: { restarts: 1 } });
    expect(notices()).toMatchObject([
      { kind: 'moved', to: 'U0ADA0001', detail: expect.stringContaining('What its volumes held is lost.') },
    ]);
    expect(published.filter(({ type }) => type === 'notice-changed')).toHaveLength(1);
    expect(published).toContainEqual({
      type: 'playground-changed',
      playgroundId: id,
      playgroundName: 'demo',
      formerUsers: [],
    });
  });

  it('knows a replaced task also when nobody has looked before', async () => {
    shown = replacement();
    await look(60);
    expect(notices()).toMatchObject([{ kind: 'moved' }]);
  });

  it('does not take the tasks of a restart for replaced ones', async () => {
    await look(5);
    at.age(55);
    await at.run(await at.claimUpdate());
    shown = replacement();
    await look(70);
    expect(notices()).toEqual([]);
    expect(demo()?.health?.taskArn).toBe('arn:task-3');
  });
});

describe('a playground whose task has stopped', () => {
  beforeEach(async () => {
    await look(5);
    shown = crashed();
    await look(100);
  });

  it('is down, with the reason, and nobody is told yet: ECS puts a new task in its place', () => {
    expect(demo()?.health).toMatchObject({
      downSince: READY_AT + 100,
      stopReason: 'Container "api" ended with exit code 137.',
    });
    expect(notices()).toEqual([]);
    expect(published).toMatchObject([{ type: 'playground-changed' }]);
  });

  it('goes to the alerts channel once it stays down, with its last lines and without secrets', async () => {
    await look(100 + DOWN_SECONDS);
    await look(101 + DOWN_SECONDS);
    expect(notices()).toHaveLength(1);
    const [notice] = notices();
    expect(notice).toMatchObject({ kind: 'down', detail: expect.stringContaining('exit code 137') });
    expect(notice?.to).toBeUndefined();
    expect(notice?.detail).toContain('out of memory');
    expect(notice?.detail).not.toContain(PASSWORD);
    expect(notice?.detail).toContain('\npostgres://app:[secret]@db API_KEY=[secret]\nout of memory');
  });

  it('and comes up again is told as such, where it was told to be down', async () => {
    await look(100 + DOWN_SECONDS);
    shown = replacement();
    await look(200 + DOWN_SECONDS);
    expect(notices().map(({ kind }) => kind)).toEqual(['down', 'moved', 'recovered']);
    expect(demo()?.health?.downSince).toBeUndefined();
  });
});

it.each(['destroying', 'updating', 'stuck'] as const)('one that is %s is somebody else’s work', async (state) => {
  at.registry.playgrounds.set('demo', { ...(demo() as NonNullable<ReturnType<typeof demo>>), state });
  shown = crashed();
  await look(60);
  expect(demo()?.health).toBeUndefined();
  expect(published).toEqual([]);
});

it('one of another generation, or that nobody knows, is left alone', async () => {
  shown = crashed();
  await watchPlayground('demo-00000000', deps, READY_AT + 5);
  await watchPlayground('nobody-00000000', deps, READY_AT + 5);
  expect(demo()?.health).toBeUndefined();
});
