import type { ErrorCode } from '../contract/errors.ts';
import type { Template, TemplateContainer } from '../templates/template.ts';
import type { Failed, Snapshot, TaskState } from './readiness.ts';
import { isScarcity } from './scarcity.ts';
import { isSettled, stateOf } from './settled.ts';

/** Why a task will never be ready, where it shows that. */
export function taskFailure(task: TaskState, template: Template): Failed | undefined {
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
  if (/secret|ssm/i.test(reason))
    return failed('TASK_NOT_STARTED', 'ECS could not read the secrets that the task needs.');
  if (/log group|logs?:|cloudwatch/i.test(reason))
    return failed('TASK_NOT_STARTED', 'ECS could not open the log of the task.');
  return failed('TASK_NOT_STARTED', 'ECS could not prepare the task before its containers started.');
}

/** A task that cannot be placed never exists; only the service's events tell of it. */
export function serviceFailure({ events, gaveUp }: Snapshot): Failed | undefined {
  // What was scarce may be there since, and the service's events go on telling of it.
  const told = events.filter((text) => !isScarcity(text));
  const event = told.find((text) => /unable to (?:place|assume|start|consistently start)/i.test(text));
  if (!event) return gaveUp ? failed('NOT_PLACED', 'ECS gave up starting its task.') : undefined;
  if (/assume/i.test(event))
    return failed('TASK_NOT_STARTED', 'ECS may not use the role that the task is to run with.');
  return failed('NOT_PLACED', 'ECS found no place for its task.');
}

export function failed(code: ErrorCode, reason: string, task?: TaskState, container?: string): Failed {
  return { state: 'failed', code, reason, ...(task && container && { logsOf: { taskId: task.id, container } }) };
}
