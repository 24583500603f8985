import { stateBucketName } from '../deploy/backend.ts';
import { parameterPrefix } from '../secrets.ts';
import type { NamedPart } from './deployer-reads.ts';
import { arnOf, type DeployedPlace, nameOf, namePattern } from './deployer-statement.ts';
import type { Switches } from './deployer-switches.ts';

type Named = [NamedPart, string[]];

/** The ARNs of what of a stage has a name. */
export interface NamedParts {
  /** Those of a stage whose name ends like this one's may be named alike: of them AWS says whose they are by their tag. */
  alike: Named[];
  /** No other stage's are named so. */
  own: Named[];
}

export function namedParts(place: DeployedPlace, { coldStarts }: Switches): NamedParts {
  const { stage, accountId, partition } = place;
  const mark = namePattern(place);
  const published = coldStarts.provisioned !== undefined;
  const under = `playground-bot/${stage}`;
  const path = `parameter${parameterPrefix(stage)}`;
  const table = `table/${nameOf(place, 'playground-registry')}`;
  const bucket = `arn:${partition}:s3:::${nameOf(place, 'playground-state')}`;
  const of = (service: string, ...resources: string[]) => resources.map((each) => arnOf(place, service, each));
  return {
    alike: [
      // What is done to an alias is asked for by its own name.
      ['function', of('lambda', `function:${mark}`, ...(published ? [`function:${mark}:*`] : []))],
      ['role', [`arn:${partition}:iam::${accountId}:role/${mark}`]],
      ['topic', of('sns', mark)],
      ['queue', of('sqs', mark)],
      ['cluster', of('ecs', `cluster/${mark}`)],
      ['rule', of('events', `rule/${mark}`)],
      ['alarm', of('cloudwatch', `alarm:${mark}`)],
    ],
    own: [
      // Of buckets and rows AWS does not always know the tags.
      ['table', of('dynamodb', table, `${table}/index/*`)],
      ['bucket', [bucket, `${bucket}/*`]],
      ['dashboard', [`arn:${partition}:cloudwatch::${accountId}:dashboard/playground-bot-${stage}`]],
      ['logs', of('logs', `log-group:/${under}/*`, `log-group:/${under}/*:*`)],
      // What is below a path is asked for by the path itself.
      ['parameter', of('ssm', path, `${path}/*`)],
      ['repository', of('ecr', `repository/${under}/*`)],
    ],
  };
}

/**
 * Where Pulumi keeps what it knows of all stages: what of it is about this one, by kinds and our projects, and what it needs to
 * find that.
 */
export function recordOf({ partition, accountId, region, stage }: DeployedPlace) {
  const bucket = `arn:${partition}:s3:::${stateBucketName(accountId, region)}`;
  const ofStage = ['.*', '/*'].map((rest) => `${bucket}/.pulumi/*/playground-*/${stage}${rest}`);
  return { bucket, layout: `${bucket}/.pulumi/meta.yaml`, ofStage };
}
