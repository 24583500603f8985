import { stateBucketName } from '../deploy/backend.ts';
import { parameterPrefix } from '../secrets.ts';
import { networking } from './deployer-network.ts';
import { LOOKS, type NamedPart, READS } from './deployer-reads.ts';
import {
  arnOf,
  type DeployedPlace,
  type DeployerStatement,
  namePattern,
  serviceRole,
  statement,
} from './deployer-statement.ts';
import { type Switches, switchStatements } from './deployer-switches.ts';
import { MAKES_RECORD, PASSED_TO, UNBOUND, WRITES } from './deployer-writes.ts';

/** IAM's own form. */
export interface DeployerPolicy {
  Version: '2012-10-17';
  Statement: DeployerStatement[];
}

/** The policies of a pipeline's roles: one shows what a deployment would change by the first, another deploys by all. */
export interface DeployerPolicies {
  preview: DeployerPolicy;
  deploy: DeployerPolicy;
  network: DeployerPolicy;
  /** What the stage's switches take; only where any of them takes something. */
  switches?: DeployerPolicy;
}

/**
 * The policies of the two roles of a pipeline, for one stage with its switches: `preview` lets a role show what a deployment
 * would change; one that deploys and removes the stage needs all, which are apart because a policy may have 6144 characters.
 * What has a name is bound by the stage's names, what AWS names is bound by the stage's tag.
 * Whoever writes the policies of roles, be it of the stage's own, can get whatever those can: the role that deploys is to be held
 * as an administrator's.
 */
export function deployerPolicies(place: DeployedPlace, switches: Switches): DeployerPolicies {
  const { reads, writes } = switchStatements(place, switches);
  const parts = namedParts(place, switches);
  return {
    preview: policy([...reading(place, parts), ...reads]),
    deploy: policy(making(place, parts)),
    network: policy([
      ...networking(place),
      statement(UNBOUND, '*'),
      statement(['ecs:DeleteTaskDefinitions'], arnOf(place, 'ecs', `task-definition/${namePattern(place)}:*`)),
      serviceRole(place, 'ecs.amazonaws.com'),
    ]),
    ...(writes.length > 0 && { switches: policy(writes) }),
  };
}

function policy(Statement: DeployerStatement[]): DeployerPolicy {
  return { Version: '2012-10-17', Statement };
}

type Parts = ReturnType<typeof namedParts>;

function reading(place: DeployedPlace, parts: Parts): DeployerStatement[] {
  const record = recordOf(place);
  const readAsBuckets = [record.bucket, record.layout, ...record.ofStage];
  return [
    statement(LOOKS, '*'),
    ...parts.map(([part, Resource]) =>
      statement(READS[part], part === 'bucket' ? [Resource, readAsBuckets].flat() : Resource),
    ),
  ];
}

function making(place: DeployedPlace, parts: Parts): DeployerStatement[] {
  const roles = parts.find(([part]) => part === 'role')?.[1] ?? [];
  const record = recordOf(place);
  return [
    ...parts.map(([part, Resource]) => statement(WRITES[part], Resource)),
    // The first deployment of an account makes it; none removes it.
    statement(MAKES_RECORD, record.bucket),
    statement(['s3:PutObject'], record.layout),
    statement(['s3:DeleteObject', 's3:PutObject'], record.ofStage),
    statement(['iam:PassRole'], roles, { StringEquals: { 'iam:PassedToService': PASSED_TO } }),
  ];
}

function namedParts(place: DeployedPlace, { coldStarts }: Switches): [NamedPart, string | string[]][] {
  const { stage, accountId, partition } = place;
  const mark = namePattern(place);
  const published = coldStarts.provisioned !== undefined;
  const under = `playground-bot/${stage}`;
  const of = (service: string, resource: string): string => arnOf(place, service, resource);
  return [
    // What is done to an alias is asked for by its own name.
    ['function', [mark, ...(published ? [`${mark}:*`] : [])].map((name) => of('lambda', `function:${name}`))],
    ['role', `arn:${partition}:iam::${accountId}:role/${mark}`],
    ['table', of('dynamodb', `table/${mark}`)],
    ['bucket', bucketAndObjects(place, mark)],
    ['topic', of('sns', mark)],
    ['queue', of('sqs', mark)],
    ['cluster', of('ecs', `cluster/${mark}`)],
    ['rule', of('events', `rule/${mark}`)],
    ['alarm', of('cloudwatch', `alarm:${mark}`)],
    ['dashboard', `arn:${partition}:cloudwatch::${accountId}:dashboard/playground-bot-${stage}`],
    ['logs', [of('logs', `log-group:/${under}/*`), of('logs', `log-group:/${under}/*:*`)]],
    ['parameter', of('ssm', `parameter${parameterPrefix(stage)}/*`)],
    ['repository', of('ecr', `repository/${under}/*`)],
  ];
}

/**
 * Where Pulumi keeps what it knows of all stages: what of it is about this one, by kinds and our projects, and what it needs to
 * find that.
 */
function recordOf({ partition, accountId, region, stage }: DeployedPlace) {
  const bucket = `arn:${partition}:s3:::${stateBucketName(accountId, region)}`;
  const ofStage = ['.*', '/*'].map((rest) => `${bucket}/.pulumi/*/playground-*/${stage}${rest}`);
  return { bucket, layout: `${bucket}/.pulumi/meta.yaml`, ofStage };
}

function bucketAndObjects({ partition }: DeployedPlace, name: string): string[] {
  return [`arn:${partition}:s3:::${name}`, `arn:${partition}:s3:::${name}/*`];
}
