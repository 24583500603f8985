import type { Stack, Deployment as StackRecord } from '@pulumi/pulumi/automation/index.js';
import { z } from 'zod';
import { STAGE_TAG } from './stage-tags.ts';

const resourceSchema = z.looseObject({
  type: z.string(),
  urn: z.string(),
  inputs: z.record(z.string(), z.unknown()).default({}),
});
type Begun = z.infer<typeof resourceSchema>;
/** As far as it is looked at here: https://github.com/pulumi/pulumi/blob/master/sdk/go/common/apitype/core.go */
const deploymentSchema = z.looseObject({
  resources: z.array(z.unknown()).default([]),
  pending_operations: z.array(z.looseObject({ type: z.string(), resource: resourceSchema })).default([]),
});
type Deployment = z.infer<typeof deploymentSchema>;

const text = (value: unknown): string | undefined => (typeof value === 'string' && value !== '' ? value : undefined);
const byName = ({ name }: Begun['inputs']): string | undefined => text(name);
const byFunction = ({ functionName }: Begun['inputs']): string | undefined => text(functionName);

/** How the id of a resource follows from what was asked for; of what is put into another one nobody has to know it. */
const IDS: Readonly<Record<string, (inputs: Begun['inputs']) => string | undefined>> = {
  'aws:cloudwatch/dashboard:Dashboard': ({ dashboardName }) => text(dashboardName),
  'aws:cloudwatch/eventRule:EventRule': byName,
  'aws:cloudwatch/logGroup:LogGroup': byName,
  'aws:cloudwatch/metricAlarm:MetricAlarm': byName,
  'aws:dynamodb/table:Table': byName,
  'aws:ecr/repository:Repository': byName,
  'aws:ecs/cluster:Cluster': byName,
  'aws:iam/role:Role': byName,
  'aws:lambda/function:Function': byName,
  'aws:lambda/functionEventInvokeConfig:FunctionEventInvokeConfig': byFunction,
  'aws:lambda/functionUrl:FunctionUrl': byFunction,
  'aws:s3/bucket:Bucket': ({ bucket }) => text(bucket),
};

/** What stands by itself and whose id AWS chooses: if it was made, only its tags tell. */
const CHOSEN_BY_AWS =
  /^aws:(ec2\/(vpc|subnet|internetGateway|routeTable|securityGroup|vpcDhcpOptions)|route53\/zone|sns\/topic|sqs\/queue):/;

/** Pure: what an engine that was killed had begun to make, and whose end nobody wrote down. */
export function unfinishedCreates(deployment: unknown): Begun[] {
  return deploymentSchema
    .parse(deployment)
    .pending_operations.filter(({ type }) => type === 'creating')
    .map(({ resource }) => resource);
}

/** Pure: the record as if these had been made, as far as their ids are known; a refresh then says whether they were. */
export function withAdopted(deployment: unknown, begun: readonly Begun[]): { deployment: Deployment; urns: string[] } {
  const known = deploymentSchema.parse(deployment);
  const adopted = begun.flatMap((resource) => {
    const id = IDS[resource.type]?.(resource.inputs);
    return id === undefined ? [] : [{ ...resource, id, outputs: resource.inputs }];
  });
  return {
    deployment: { ...known, resources: [...known.resources, ...adopted] },
    urns: adopted.map(({ urn }) => urn),
  };
}

/**
 * Takes over what a killed engine had begun to make. Otherwise it would be made once more: what has a fixed name would be in
 * its own way for ever, and what has not would be left in the account, unknown to any stack.
 * @returns the stack's record, in which nothing is unfinished
 * @throws when somebody is at work on the stack, in which case what has begun is theirs
 */
export async function settleUnfinished(stack: Stack, say: (line: string) => void): Promise<StackRecord> {
  const found = await stack.exportStack();
  const begun = unfinishedCreates(found.deployment);
  if (begun.length === 0) return found;
  say(`An earlier run was killed while it made ${begun.map(nameOf).join(', ')}: looking for what there is of it …`);
  // Takes the lock, so that from here on nobody else has begun anything.
  await stack.refresh({ color: 'never', clearPendingCreates: true });
  const record = await stack.exportStack();
  const { deployment, urns } = withAdopted(record.deployment, begun);
  const unsure = begun.filter(({ type }) => CHOSEN_BY_AWS.test(type));
  if (unsure.length > 0) {
    say(
      `Of ${unsure.map(nameOf).join(', ')} there may be one too many in the account, with the tag ${STAGE_TAG}=${stack.name} ` +
        'and in no stack: AWS chooses its id, and nobody wrote it down. Look for it in the console (Tag Editor), and remove it.',
    );
  }
  if (urns.length === 0) return record;
  await stack.importStack({ ...record, deployment });
  await stack.refresh({ color: 'never', target: urns });
  return await stack.exportStack();
}

function nameOf({ type, urn }: Begun): string {
  return `${urn.split('::').at(-1)} (${type.split(':').at(-1)})`;
}
