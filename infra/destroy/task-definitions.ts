import { type ECSClient, paginateListTaskDefinitions } from '@aws-sdk/client-ecs';
import { deleteTaskDefinitions } from '../../provisioner/inventory/task-definitions.ts';
import type { RecordedResource } from '../stack-record.ts';

const DEFINITION = 'aws:ecs/taskDefinition:TaskDefinition';

/**
 * Removes the definitions of a stage's own tasks, of older releases too: the engine takes them out of use, and ECS would keep
 * them for ever. To be called once nothing runs by them.
 * @param resources what the stage had; a definition's id is its family
 * @returns those that ECS does not let go of, a sentence each: they cost nothing, and are not worth stopping for
 */
export async function removeTaskDefinitions(ecs: ECSClient, resources: readonly RecordedResource[]): Promise<string[]> {
  const kept: string[] = [];
  for (const family of resources.flatMap(({ type, id }) => (type === DEFINITION && id !== undefined ? [id] : []))) {
    const failures = await deleteTaskDefinitions(ecs, await outOfUse(ecs, family));
    kept.push(...failures.map(({ arn, reason }) => `the task definition ${arn}, because ECS says ${reason}`));
  }
  return kept;
}

/** All of them before any goes: a list that gets shorter while it is read leaves some out. */
async function outOfUse(ecs: ECSClient, family: string): Promise<string[]> {
  const pages = paginateListTaskDefinitions({ client: ecs }, { familyPrefix: family, status: 'INACTIVE' });
  const unused: string[] = [];
  for await (const { taskDefinitionArns = [] } of pages) unused.push(...taskDefinitionArns);
  return unused.filter((arn) => arn.includes(`/${family}:`));
}
