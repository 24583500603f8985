import { describe, expect, it } from 'vitest';
import { judge, overdue, type Snapshot } from '../../../provisioner/readiness/readiness.ts';
import { healthyTask, sampleTemplate, snapshotOf, taskWith } from '../support/samples.ts';

const template = sampleTemplate();
const stopped = { lastStatus: 'STOPPED' };
const crashed = {
  ...stopped,
  stopCode: 'EssentialContainerExited',
  stoppedReason: 'Essential container in task exited',
};

describe('judge', () => {
  it('is ready when long-lived containers are healthy and the data container has ended well', () => {
    expect(judge(snapshotOf([healthyTask()]), template)).toEqual({ state: 'ready', networkInterfaceId: 'eni-1' });
  });

  it.each<[string, number, Snapshot]>([
    ['there is no task yet', 0, snapshotOf([])],
    ['the task has no network interface yet', 3, snapshotOf([withoutInterface()])],
    ['a health check has not answered', 2, snapshotOf([taskWith({ web: { health: 'UNKNOWN' } })])],
    ['the data container still runs', 0, snapshotOf([taskWith(seeding())])],
    ['a container has not started', 1, snapshotOf([taskWith({ api: pending(), web: pending() })])],
    ['ECS reports ordinary events', 0, snapshotOf([], { events: ['(service demo) has started 1 tasks: (task 1).'] })],
    ['a task was stopped for another one', 0, snapshotOf([scaledDown()])],
  ])('waits while %s', (_case, settled, snapshot) => {
    expect(judge(snapshot, template)).toEqual({ state: 'waiting', settled });
  });

  it.each<[string, string, string, Snapshot]>([
    [
      'an image is not there',
      'IMAGE_NOT_FOUND',
      'The image of container "api" cannot be pulled: it is not there, or may not be read.',
      snapshotOf([taskWith({ api: { ...stopped, reason: 'CannotPullContainerError: pull: not found' } }, stopped)]),
    ],
    [
      'ECS blames the whole task for an image',
      'IMAGE_NOT_FOUND',
      'An image of the template cannot be pulled: it is not there, or may not be read.',
      snapshotOf([healthyTask({ ...stopped, stoppedReason: 'CannotPullContainerError: 404', containers: [] })]),
    ],
    [
      'a registry does not answer',
      'IMAGE_NOT_FOUND',
      'An image of the template cannot be pulled: its registry did not answer, or may not be read.',
      snapshotOf([healthyTask({ ...stopped, stoppedReason: 'CannotPullContainerError: i/o timeout', containers: [] })]),
    ],
    [
      'an essential container exits',
      'CONTAINER_EXITED',
      'Container "web" exited with code 3.',
      snapshotOf([taskWith({ api: ended(143), web: ended(3) }, crashed)]),
    ],
    [
      'an essential container exits as if all were well',
      'CONTAINER_EXITED',
      'Container "api" exited with code 0.',
      snapshotOf([taskWith({ api: ended(0), web: ended(143) }, crashed)]),
    ],
    [
      'the data container fails while the task still runs',
      'CONTAINER_EXITED',
      'Container "data" exited with code 1.',
      snapshotOf([taskWith({ data: ended(1), api: pending(), web: pending() })]),
    ],
    [
      'a container needs more memory than there is',
      'CONTAINER_EXITED',
      'Container "api" exited with code 137, out of memory.',
      snapshotOf([
        taskWith(
          { api: { ...ended(137), reason: 'OutOfMemoryError: Container killed due to memory usage' }, web: ended(143) },
          crashed,
        ),
      ]),
    ],
    [
      'a health check fails',
      'NOT_HEALTHY',
      'Container "api" failed its health check.',
      snapshotOf([taskWith({ api: { health: 'UNHEALTHY' } })]),
    ],
    [
      'a secret cannot be read',
      'TASK_NOT_STARTED',
      'ECS could not read the secrets that the task needs.',
      snapshotOf([unprepared('ResourceInitializationError: unable to pull secrets or registry auth')]),
    ],
    [
      'the log cannot be opened',
      'TASK_NOT_STARTED',
      'ECS could not open the log of the task.',
      snapshotOf([unprepared('ResourceInitializationError: failed to validate logger args: CloudWatch')]),
    ],
    [
      'a task cannot be prepared',
      'TASK_NOT_STARTED',
      'ECS could not prepare the task before its containers started.',
      snapshotOf([unprepared('ResourceInitializationError: unable to mount')]),
    ],
    [
      'the role cannot be used',
      'TASK_NOT_STARTED',
      'ECS may not use the role that the task is to run with.',
      snapshotOf([], { events: ["(service demo) failed: ECS was unable to assume the role 'arn:…' of this task."] }),
    ],
    ['ECS gives up without a word', 'NOT_PLACED', 'ECS gave up starting its task.', snapshotOf([], { gaveUp: true })],
  ])('fails at once when %s', (_case, code, reason, snapshot) => {
    expect(judge(snapshot, template)).toMatchObject({ state: 'failed', code, reason });
  });

  const noAddress =
    "Unexpected EC2 error while attempting to Create Network Interface with public IP assignment enabled in subnet 'subnet-1': InsufficientFreeAddressesInSubnet";

  it.each([
    [
      'the account’s quota of Fargate vCPUs is used up',
      "(service demo) was unable to place a task. Reason: You've reached the limit on the number of vCPUs you can run concurrently.",
    ],
    [
      'a quota of the AWS account is used up',
      "(service demo) was unable to place a task. Reason: You've reached the limit on the number of tasks you can run concurrently.",
    ],
    [
      'AWS has no capacity for it at the moment',
      '(service demo) was unable to place a task. Reason: Capacity is unavailable at this time.',
    ],
    ['AWS starts no more tasks at this rate', '(service demo) operations are being throttled. Will try again later.'],
  ])('waits for a place, because %s', (blocked, event) => {
    expect(judge(snapshotOf([], { events: [event] }), template)).toMatchObject({ state: 'waiting', blocked });
    expect(judge(snapshotOf([taskWith({ web: { health: 'UNKNOWN' } })], { events: [event] }), template)).toEqual({
      state: 'waiting',
      settled: 2,
    });
  });

  it('waits for an address, and says when ECS has given up on it', () => {
    const stopped = unprepared(noAddress);
    const blocked = 'the network has no free address';
    expect(judge(snapshotOf([stopped]), template)).toMatchObject({ state: 'waiting', blocked, gaveUp: false });
    expect(judge(snapshotOf([stopped], { gaveUp: true }), template)).toMatchObject({ blocked, gaveUp: true });
  });

  it('does not wait where a container of an earlier task is at fault', () => {
    const event = '(service demo) was unable to place a task. Reason: Capacity is unavailable at this time.';
    expect(judge(snapshotOf([taskWith({ web: ended(3) }, crashed)], { events: [event] }), template)).toMatchObject({
      state: 'failed',
      code: 'CONTAINER_EXITED',
    });
  });

  it('names the log of the container at fault', () => {
    const verdict = judge(snapshotOf([taskWith({ web: ended(3) }, { ...crashed, id: 'task-9' })]), template);
    expect(verdict).toMatchObject({ logsOf: { taskId: 'task-9', container: 'web' } });
  });

  it('forgives an earlier task when a later one is healthy', () => {
    const snapshot = snapshotOf([taskWith({ web: ended(3) }, crashed), healthyTask({ id: 'task-2' })]);
    expect(judge(snapshot, template)).toMatchObject({ state: 'ready' });
  });
});

describe('overdue', () => {
  it.each<[string, Snapshot, string, string]>([
    ['no task', snapshotOf([]), 'NOT_PLACED', 'ECS started no task within 60 s.'],
    [
      'a container that is not healthy',
      snapshotOf([taskWith({ web: { health: 'UNKNOWN' } })]),
      'NOT_HEALTHY',
      'Container "web" did not become healthy within 60 s.',
    ],
    [
      'a container that never started',
      snapshotOf([taskWith({ api: pending(), web: pending() })]),
      'NOT_HEALTHY',
      'Container "api" did not get further than PENDING within 60 s.',
    ],
    [
      'a task without an address',
      snapshotOf([withoutInterface()]),
      'TASK_NOT_STARTED',
      'Its containers run, but it had no address that answers within 60 s.',
    ],
  ])('names %s', (_case, snapshot, code, reason) => {
    expect(overdue(snapshot, template, 60)).toMatchObject({ state: 'failed', code, reason });
  });
});

function ended(exitCode: number) {
  return { lastStatus: 'STOPPED', exitCode };
}
function pending() {
  return { lastStatus: 'PENDING', health: 'UNKNOWN' as const };
}
function seeding() {
  return { data: { lastStatus: 'RUNNING', exitCode: undefined as never }, api: pending(), web: pending() };
}
function withoutInterface() {
  const { networkInterfaceId: _, ...task } = healthyTask();
  return task;
}
function scaledDown() {
  return taskWith({ api: ended(143), web: ended(143) }, { ...stopped, stopCode: 'ServiceSchedulerInitiated' });
}
function unprepared(stoppedReason: string) {
  return healthyTask({ ...stopped, stopCode: 'TaskFailedToStart', stoppedReason, containers: [] });
}
