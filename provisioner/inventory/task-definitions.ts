import {
  DeleteTaskDefinitionsCommand,
  DeregisterTaskDefinitionCommand,
  DescribeServicesCommand,
  type ECSClient,
  type Failure,
  ListTaskDefinitionsCommand,
  type TaskDefinitionStatus,
} from '@aws-sdk/client-ecs';

type Ecs = Pick<ECSClient, 'send'>;

/** https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_DeleteTaskDefinitions.html */
const DELETED_AT_ONCE = 10;

/** Withdraws those of a playground that its service does not use; none while no service says which it uses. */
export async function withdrawUnused(ecs: Ecs, cluster: string, playgroundId: string): Promise<void> {
  const { services = [] } = await ecs.send(new DescribeServicesCommand({ cluster, services: [playgroundId] }));
  const used = services.find(({ status }) => status === 'ACTIVE')?.taskDefinition;
  if (used === undefined) return;
  const unused = (await listTaskDefinitions(ecs, playgroundId, 'ACTIVE')).filter((arn) => arn !== used);
  // Not deleted yet: a task of an earlier one may still be on its way out.
  for (const taskDefinition of unused) await ecs.send(new DeregisterTaskDefinitionCommand({ taskDefinition }));
}

/**
 * Withdraws and deletes all of a family.
 * @param tagged beside those of the family
 * @throws with AWS's reason for each that it did not delete
 */
export async function removeTaskDefinitions(ecs: Ecs, family: string, tagged: string[]): Promise<void> {
  const [active, inactive] = await Promise.all([
    listTaskDefinitions(ecs, family, 'ACTIVE'),
    listTaskDefinitions(ecs, family, 'INACTIVE'),
  ]);
  const toDeregister = new Set([...active, ...tagged]);
  for (const taskDefinition of toDeregister) await ecs.send(new DeregisterTaskDefinitionCommand({ taskDefinition }));
  const failures = await deleteTaskDefinitions(ecs, [...new Set([...inactive, ...toDeregister])]);
  if (failures.length === 0) return;
  throw new Error(`deleting task definitions: ${failures.map(({ arn, reason }) => `${arn} ${reason}`).join('; ')}`);
}

/** Deletes those that are out of use. @returns those that AWS did not delete, with its reason for each */
export async function deleteTaskDefinitions(ecs: Ecs, arns: readonly string[]): Promise<Failure[]> {
  const notDeleted: Failure[] = [];
  for (let at = 0; at < arns.length; at += DELETED_AT_ONCE) {
    const taskDefinitions = arns.slice(at, at + DELETED_AT_ONCE);
    const { failures = [] } = await ecs.send(new DeleteTaskDefinitionsCommand({ taskDefinitions }));
    notDeleted.push(...failures);
  }
  return notDeleted;
}

/** The revisions of a family, by their ARNs. */
export async function listTaskDefinitions(ecs: Ecs, family: string, status: TaskDefinitionStatus): Promise<string[]> {
  const { taskDefinitionArns = [] } = await ecs.send(
    new ListTaskDefinitionsCommand({ familyPrefix: family, status, maxResults: 100 }),
  );
  // `demo-1` is a prefix of `demo-10`, too.
  return taskDefinitionArns.filter((arn) => arn.includes(`/${family}:`));
}
