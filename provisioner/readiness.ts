import type { ErrorCode } from './contract/errors.ts';
import { isScarcity, scarcity } from './scarcity.ts';
import type { Template, TemplateContainer } from './templates/template.ts';

export interface ContainerState {
  name: string;
  lastStatus: string;
  health?: 'HEALTHY' | 'UNHEALTHY' | 'UNKNOWN';
  exitCode?: number;
  reason?: string;
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

type Failed = Extract<Verdict, { state: 'failed' }>;

/** Ready, failed and why, or neither yet. Only ECS is asked, because the provisioner is outside the task's network. */
export function judge(snapshot: Snapshot, template: Template): Verdict {
  const running = snapshot.tasks.filter((task) => task.lastStatus === 'RUNNING');
  for (const task of running) {
    if (task.networkInterfaceId && countSettled(task, template) === template.containers.length) {
      return { state: 'ready', networkInterfaceId: task.networkInterfaceId };
    }
  }
  const failed = firstOf(snapshot.tasks, (task) => taskFailure(task, template));
  if (failed) return failed;
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
  if (!late) return failed('NOT_PLACED', `Its task got no public address within ${seconds} s.`);
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

function countSettled(task: TaskState, template: Template): number {
  return template.containers.filter((container) => isSettled(stateOf(task, container), container, template)).length;
}

function isSettled(state: ContainerState | undefined, container: TemplateContainer, template: Template): boolean {
  if (!state) return false;
  if (state.lastStatus === 'STOPPED') return !container.essential && state.exitCode === 0;
  if (state.lastStatus !== 'RUNNING' || isToEnd(container, template)) return false;
  return !container.healthCheck || state.health === 'HEALTHY';
}

/** Others wait for its end: it has work to do once, and running is not yet where it should be. */
function isToEnd({ name }: TemplateContainer, { containers }: Template): boolean {
  const waits = containers.flatMap(({ dependsOn = [] }) => dependsOn);
  return waits.some(({ containerName, condition }) => containerName === name && /COMPLETE|SUCCESS/.test(condition));
}

function stateOf(task: TaskState, { name }: TemplateContainer): ContainerState | undefined {
  return task.containers.find((state) => state.name === name);
}

function taskFailure(task: TaskState, template: Template): Failed | undefined {
  return (
    pullFailure(task) ??
    healthFailure(task) ??
    exitFailure(task, template) ??
    (task.stopCode === 'TaskFailedToStart' && !isScarcity(task.stoppedReason ?? '')
      ? startFailure(task.stoppedReason ?? '')
      : undefined)
  );
}

function pullFailure(task: TaskState): Failed | undefined {
  const container = task.containers.find(({ reason }) => reason?.includes('CannotPull'));
  const text = container?.reason ?? task.stoppedReason ?? '';
  if (!text.includes('CannotPull')) return undefined;
  const which = container ? `The image of container "${container.name}"` : 'An image of the template';
  const why = /timeout|timed out|deadline|connection/i.test(text) ? 'its registry did not answer' : 'it is not there';
  return failed('IMAGE_NOT_FOUND', `${which} cannot be pulled: ${why}, or may not be read.`);
}

function healthFailure(task: TaskState): Failed | undefined {
  const unhealthy = task.containers.find(({ health }) => health === 'UNHEALTHY');
  if (!unhealthy) return undefined;
  return failed('NOT_HEALTHY', `Container "${unhealthy.name}" failed its health check.`, task, unhealthy.name);
}

// What a container ends with when ECS stops it because of another one: SIGTERM, and SIGKILL after the stop timeout.
const STOPPED_FROM_OUTSIDE = [143, 137];

function exitFailure(task: TaskState, template: Template): Failed | undefined {
  // A task that somebody stopped has containers that ended, and none of them is at fault.
  if (task.stopCode === 'ServiceSchedulerInitiated' || task.stopCode === 'UserInitiated') return undefined;
  const ended = template.containers.filter((container) => {
    const state = stateOf(task, container);
    return state?.exitCode !== undefined && !isSettled(state, container, template);
  });
  const codeOf = (container: TemplateContainer): number => stateOf(task, container)?.exitCode ?? 0;
  const culprit =
    ended.find((container) => codeOf(container) !== 0 && !STOPPED_FROM_OUTSIDE.includes(codeOf(container))) ??
    ended.find((container) => stateOf(task, container)?.reason) ??
    ended.find((container) => codeOf(container) === 0) ??
    ended[0];
  if (!culprit) return undefined;
  const memory = stateOf(task, culprit)?.reason?.includes('OutOfMemory') ? ', out of memory' : '';
  return failed(
    'CONTAINER_EXITED',
    `Container "${culprit.name}" exited with code ${codeOf(culprit)}${memory}.`,
    task,
    culprit.name,
  );
}

function startFailure(reason: string): Failed {
  if (/secret|ssm/i.test(reason)) return failed('NOT_PLACED', 'ECS could not read the secrets that the task needs.');
  if (/log group|logs?:|cloudwatch/i.test(reason))
    return failed('NOT_PLACED', 'ECS could not open the log of the task.');
  return failed('NOT_PLACED', 'ECS could not prepare the task before its containers started.');
}

/** A task that cannot be placed never exists; only the service's events tell of it. */
function serviceFailure({ events, gaveUp }: Snapshot): Failed | undefined {
  // What was scarce may be there since, and the service's events go on telling of it.
  const told = events.filter((text) => !isScarcity(text));
  const event = told.find((text) => /unable to (?:place|assume|start|consistently start)/i.test(text));
  if (!event) return gaveUp ? failed('NOT_PLACED', 'ECS gave up starting its task.') : undefined;
  if (/assume/i.test(event)) return failed('NOT_PLACED', 'ECS may not use the role that the task is to run with.');
  return failed('NOT_PLACED', 'ECS found no place for its task.');
}

function failed(code: ErrorCode, reason: string, task?: TaskState, container?: string): Failed {
  return { state: 'failed', code, reason, ...(task && container && { logsOf: { taskId: task.id, container } }) };
}

function firstOf<T, R>(items: T[], pick: (item: T) => R | undefined): R | undefined {
  for (const item of items) {
    const picked = pick(item);
    if (picked !== undefined) return picked;
  }
  return undefined;
}
