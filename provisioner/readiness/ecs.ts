import {
  type CloudWatchLogsClient,
  GetLogEventsCommand,
  ResourceNotFoundException,
} from '@aws-sdk/client-cloudwatch-logs';
import { DescribeNetworkInterfacesCommand, type EC2Client } from '@aws-sdk/client-ec2';
import {
  DescribeServicesCommand,
  DescribeTasksCommand,
  type ECSClient,
  ListTasksCommand,
  type Task,
} from '@aws-sdk/client-ecs';
import type { Site } from '../config.ts';
import { logStreamName } from '../contract/log-stream.ts';
import { addressAt, addressBehind } from '../playground/address.ts';
import type { TaskEyes } from './await-ready.ts';
import type { ContainerState, TaskState } from './readiness.ts';

export interface EcsClients {
  ecs: Pick<ECSClient, 'send'>;
  ec2: Pick<EC2Client, 'send'>;
  logs: Pick<CloudWatchLogsClient, 'send'>;
}

const LOG_EVENTS = 20;

/** Sees a playground's service, tasks, address and logs through the AWS SDK. */
export function awsEyes(
  { ecs, ec2, logs }: EcsClients,
  site: Pick<Site, 'clusterArn' | 'logGroup' | 'exposure'> & { loadBalancer?: { domain: string } | undefined },
): TaskEyes {
  const cluster = site.clusterArn;

  async function listTasks(serviceName: string, desiredStatus: 'RUNNING' | 'STOPPED'): Promise<string[]> {
    const { taskArns = [] } = await ecs.send(new ListTasksCommand({ cluster, serviceName, desiredStatus }));
    return taskArns;
  }

  /** Only those of the newest deployment: an update's old tasks still run, or have stopped as they should. */
  async function tasksOf(serviceName: string, definition: string | undefined): Promise<TaskState[]> {
    const lists = await Promise.all([listTasks(serviceName, 'RUNNING'), listTasks(serviceName, 'STOPPED')]);
    const tasks = [...new Set(lists.flat())];
    if (tasks.length === 0) return [];
    const described = await ecs.send(new DescribeTasksCommand({ cluster, tasks }));
    return (described.tasks ?? [])
      .filter(({ taskDefinitionArn }) => definition === undefined || taskDefinitionArn === definition)
      .map(taskState);
  }

  return {
    async snapshot(playgroundId) {
      const { services = [] } = await ecs.send(new DescribeServicesCommand({ cluster, services: [playgroundId] }));
      const service = services[0];
      const newest = service?.deployments?.find(({ status }) => status === 'PRIMARY');
      const since = newest?.createdAt?.getTime() ?? 0;
      const events = (service?.events ?? []).filter(({ createdAt }) => (createdAt?.getTime() ?? since) >= since);
      return {
        events: events.map(({ message }) => message ?? ''),
        gaveUp: newest?.rolloutState === 'FAILED',
        ...(newest?.createdAt && { placedAt: newest.createdAt.getTime() }),
        tasks: await tasksOf(playgroundId, newest?.taskDefinition),
      };
    },
    async address(networkInterfaceId, { playgroundId, template }) {
      // It is a name, which every task of it has.
      if (site.loadBalancer) return addressBehind(playgroundId, site.loadBalancer.domain, template);
      const { NetworkInterfaces = [] } = await ec2.send(
        new DescribeNetworkInterfacesCommand({ NetworkInterfaceIds: [networkInterfaceId] }),
      );
      const [one] = NetworkInterfaces;
      const ip = site.exposure === 'private' ? one?.PrivateIpAddress : one?.Association?.PublicIp;
      return ip && addressAt(ip, template);
    },
    async lastLines(playgroundId, taskId, container) {
      try {
        const { events = [] } = await logs.send(
          new GetLogEventsCommand({
            logGroupName: site.logGroup,
            logStreamName: logStreamName(playgroundId, { container, taskId }),
            limit: LOG_EVENTS,
            startFromHead: false,
          }),
        );
        return events.map(({ message }) => message ?? '');
      } catch (error) {
        // The stream begins with the first line; a container that wrote nothing has none.
        if (error instanceof ResourceNotFoundException) return [];
        throw error;
      }
    },
  };
}

function taskState(task: Task): TaskState {
  const details = task.attachments?.flatMap((attachment) => attachment.details ?? []) ?? [];
  const networkInterfaceId = details.find(({ name }) => name === 'networkInterfaceId')?.value;
  return {
    id: task.taskArn?.split('/').at(-1) ?? '',
    arn: task.taskArn ?? '',
    lastStatus: task.lastStatus ?? '',
    ...(task.createdAt && { createdAt: Math.floor(task.createdAt.getTime() / 1000) }),
    ...(task.startedAt && { startedAt: Math.floor(task.startedAt.getTime() / 1000) }),
    ...(task.stopCode && { stopCode: task.stopCode }),
    ...(task.stoppedReason && { stoppedReason: task.stoppedReason }),
    ...(networkInterfaceId && { networkInterfaceId }),
    containers: (task.containers ?? []).map(
      (container): ContainerState => ({
        name: container.name ?? '',
        lastStatus: container.lastStatus ?? '',
        ...(container.healthStatus && { health: container.healthStatus }),
        ...(typeof container.exitCode === 'number' && { exitCode: container.exitCode }),
        ...(container.reason && { reason: container.reason }),
        ...(container.imageDigest && { digest: container.imageDigest }),
      }),
    ),
  };
}
