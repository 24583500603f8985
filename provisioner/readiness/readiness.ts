import type { ErrorCode } from '../contract/errors.ts';
import type { Template } from '../templates/template.ts';
import { failed, serviceFailure, taskFailure } from './failures.ts';
import { scarcity } from './scarcity.ts';
import { countSettled, isSettled, stateOf } from './settled.ts';

export interface ContainerState {
  name: string;
  lastStatus: string;
  health?: 'HEALTHY' | 'UNHEALTHY' | 'UNKNOWN';
  exitCode?: number;
  reason?: string;
  /** Of the image that it runs, once that is pulled. */
  digest?: string;
}

export interface TaskState {
  /** The last part of its ARN; names its log streams. */
  id: string;
  arn: string;
  lastStatus: string;
  /** Epoch seconds, as all times here. */
  createdAt?: number;
  startedAt?: number;
  stopCode?: string;
  stoppedReason?: string;
  networkInterfaceId?: string;
  containers: ContainerState[];
}

/** What ECS says of a playground's service at one moment. */
export interface Snapshot {
  /** The service's events, newest first. */
  events: string[];
  /** ECS has given up on the deployment. */
  gaveUp: boolean;
  /** When the tasks that it is to run now were asked for, epoch milliseconds; absent before that. */
  placedAt?: number;
  /** Running and lately stopped ones. */
  tasks: TaskState[];
}

export type Verdict =
  /**
   * `settled`: how many containers are where they should be. `blocked`: why it has no place yet, which may pass; `gaveUp`:
   * ECS does not try any more by itself.
   */
  | { state: 'waiting'; settled: number; blocked?: string; gaveUp?: boolean }
  | { state: 'ready'; networkInterfaceId: string }
  /** `logsOf`: whose last lines belong to the reason. */
  | { state: 'failed'; code: ErrorCode; reason: string; logsOf?: { taskId: string; container: string } };

export type Failed = Extract<Verdict, { state: 'failed' }>;

/** Ready, failed and why, or neither yet. Only ECS is asked, because the provisioner is outside the task's network. */
export function judge(snapshot: Snapshot, template: Template): Verdict {
  const running = snapshot.tasks.filter((task) => task.lastStatus === 'RUNNING');
  for (const task of running) {
    if (task.networkInterfaceId && countSettled(task, template) === template.containers.length) {
      return { state: 'ready', networkInterfaceId: task.networkInterfaceId };
    }
  }
  const broken = firstOf(snapshot.tasks, (task) => taskFailure(task, template));
  if (broken) return broken;
  const blocked = scarcity(snapshot);
  if (blocked !== undefined) return { state: 'waiting', settled: 0, blocked, gaveUp: snapshot.gaveUp };
  const failure = serviceFailure(snapshot);
  if (failure) return failure;
  const live = snapshot.tasks.filter((task) => task.lastStatus !== 'STOPPED');
  return { state: 'waiting', settled: Math.max(0, ...live.map((task) => countSettled(task, template))) };
}

/** What to say when the time is up and `judge` still waits. */
export function overdue(snapshot: Snapshot, template: Template, seconds: number): Failed {
  const task = snapshot.tasks.find(({ lastStatus }) => lastStatus !== 'STOPPED');
  if (!task) return failed('NOT_PLACED', `ECS started no task within ${seconds} s.`);
  const late = template.containers.find((container) => !isSettled(stateOf(task, container), container, template));
  if (!late)
    return failed('TASK_NOT_STARTED', `Its containers run, but it had no address that answers within ${seconds} s.`);
  const state = stateOf(task, late);
  const what =
    state?.lastStatus === 'RUNNING' && late.healthCheck
      ? 'did not become healthy'
      : `did not get further than ${state?.lastStatus ?? task.lastStatus}`;
  return failed('NOT_HEALTHY', `Container "${late.name}" ${what} within ${seconds} s.`, task, late.name);
}

/** What to say when it has waited long enough for a place. */
export function noPlace(why: string, seconds: number): Failed {
  return failed('NOT_PLACED', `It waited ${Math.round(seconds / 60)} minutes for a place, because ${why}.`);
}

function firstOf<T, R>(items: T[], pick: (item: T) => R | undefined): R | undefined {
  for (const item of items) {
    const picked = pick(item);
    if (picked !== undefined) return picked;
  }
  return undefined;
}
