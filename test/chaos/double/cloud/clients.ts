import type { CloudWatchLogsClient } from '@aws-sdk/client-cloudwatch-logs';
import type { EC2Client } from '@aws-sdk/client-ec2';
import { ECSClient } from '@aws-sdk/client-ecs';
import type { ElasticLoadBalancingV2Client } from '@aws-sdk/client-elastic-load-balancing-v2';
import type { ResourceGroupsTaggingAPIClient } from '@aws-sdk/client-resource-groups-tagging-api';
import type { S3Client } from '@aws-sdk/client-s3';
import type { SSMClient } from '@aws-sdk/client-ssm';
import type { CallTo } from './dynamodb.ts';
import { ecsDouble } from './ecs.ts';
import { ec2Double, s3Double, ssmDouble, taggingDouble } from './others.ts';
import type { Resources } from './resources.ts';

export interface CloudClients {
  ecs: ECSClient;
  ec2: Pick<EC2Client, 'send'>;
  /** There is none in the double: whoever asks it is told so. */
  elb: Pick<ElasticLoadBalancingV2Client, 'send'>;
  ssm: Pick<SSMClient, 'send'>;
  s3: Pick<S3Client, 'send'>;
  tagging: Pick<ResourceGroupsTaggingAPIClient, 'send'>;
  logs: Pick<CloudWatchLogsClient, 'send'>;
}

/** Handlers by the name of the SDK's command; each takes the command's input. */
type Handlers = Record<string, (input: never) => unknown>;

/** The SDK's clients on resources in memory: the product's own adapters run on them, calls, pages and refusals included. */
export function cloudClients(resources: Resources, now: () => number, call: CallTo): CloudClients {
  const sender =
    (service: string, handlers: Handlers) => (command: { input: unknown; constructor: { name: string } }) => {
      const { name } = command.constructor;
      const handle = handlers[name];
      if (!handle) throw new Error(`the double of ${service} does not know ${name}`);
      return call(`${service} ${name}`, () => handle(command.input as never));
    };
  const client = (service: string, handlers: Handlers) => ({ send: sender(service, handlers) as never });
  // The SDK's paginators look at what they are given.
  const ecs: ECSClient = Object.create(ECSClient.prototype);
  return {
    ecs: Object.assign(ecs, client('ecs', ecsDouble(resources, now))),
    ec2: client('ec2', ec2Double(resources, now)),
    elb: client('elasticloadbalancing', {}),
    ssm: client('ssm', ssmDouble(resources)),
    s3: client('s3', s3Double(resources)),
    tagging: client('tagging', taggingDouble(resources)),
    logs: client('logs', { GetLogEventsCommand: () => ({ events: [] }) }),
  };
}
