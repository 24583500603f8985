import type { Template, TemplateContainer } from '../templates/template.ts';
import type { ContainerState, TaskState } from './readiness.ts';

/** How many of a task's containers are where they should be. */
export function countSettled(task: TaskState, template: Template): number {
  return template.containers.filter((container) => isSettled(stateOf(task, container), container, template)).length;
}

/** Running and healthy, or ended as it should. */
export function isSettled(
  state: ContainerState | undefined,
  container: TemplateContainer,
  template: Template,
): boolean {
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

export function stateOf(task: TaskState, { name }: TemplateContainer): ContainerState | undefined {
  return task.containers.find((state) => state.name === name);
}
