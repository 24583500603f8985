import { setTimeout as delay } from 'node:timers/promises';
import { CloudWatchLogsClient, CreateLogGroupCommand, GetLogEventsCommand } from '@aws-sdk/client-cloudwatch-logs';
import {
  CreateSecurityGroupCommand,
  CreateSubnetCommand,
  CreateVpcCommand,
  DescribeNetworkInterfacesCommand,
  EC2Client,
} from '@aws-sdk/client-ec2';
import {
  type ContainerDefinition,
  CreateClusterCommand,
  CreateServiceCommand,
  DeleteServiceCommand,
  DescribeServicesCommand,
  DescribeTasksCommand,
  ECSClient,
  ListTasksCommand,
  RegisterTaskDefinitionCommand,
  RunTaskCommand,
  StopTaskCommand,
  type Task,
} from '@aws-sdk/client-ecs';
import { PutParameterCommand, SSMClient } from '@aws-sdk/client-ssm';
import { execa } from 'execa';
import { clientOptions } from '../../infra/local/emulator/environment.ts';

const LOG_GROUP = '/test/playgrounds';
const ASK_EVERY_MS = 100;

/** A container definition with what every test wants alike: short stops, and its output in the log group. */
export type TestContainer = Omit<ContainerDefinition, 'image'> & { name: string; image?: string };

/** A container that runs this JavaScript. SIGTERM ends it, because a first process has no default action for it. */
export function script(name: string, source: string, more: Partial<TestContainer> = {}): TestContainer {
  const command = ['/usr/local/bin/node', '-e', `process.on('SIGTERM', () => process.exit(0));${source}`];
  return { name, command, ...more };
}

/** Keeps a script's container running. */
export const FOREVER = 'setInterval(() => {}, 1e6);';

export interface ServiceOptions {
  assignPublicIp?: 'ENABLED' | 'DISABLED';
  volumes?: string[];
  circuitBreaker?: boolean;
}

export type Fargate = Awaited<ReturnType<typeof createFargate>>;

/** Drives the ECS at `endpoint` over the AWS SDK: a cluster, a network and a log group, and the few acts that tests need. */
export async function createFargate(endpoint: string, image: string) {
  const options = clientOptions(endpoint);
  const ecs = new ECSClient(options);
  const ec2 = new EC2Client(options);
  const ssm = new SSMClient(options);
  const logs = new CloudWatchLogsClient(options);
  const cluster = 'test';
  await ecs.send(new CreateClusterCommand({ clusterName: cluster }));
  await logs.send(new CreateLogGroupCommand({ logGroupName: LOG_GROUP }));
  const { Vpc } = await ec2.send(new CreateVpcCommand({ CidrBlock: '10.9.0.0/16' }));
  const { Subnet } = await ec2.send(new CreateSubnetCommand({ VpcId: Vpc?.VpcId, CidrBlock: '10.9.0.0/24' }));
  const { GroupId } = await ec2.send(
    new CreateSecurityGroupCommand({ VpcId: Vpc?.VpcId, GroupName: 'test', Description: 'of the test' }),
  );
  const networkConfiguration = {
    awsvpcConfiguration: {
      subnets: [Subnet?.SubnetId ?? ''],
      securityGroups: [GroupId ?? ''],
      assignPublicIp: 'ENABLED' as const,
    },
  };
  let serial = 0;

  async function register(containers: TestContainer[], volumes: string[] = [], taskRoleArn?: string): Promise<string> {
    serial += 1;
    const { taskDefinition } = await ecs.send(
      new RegisterTaskDefinitionCommand({
        family: `test-${serial}`,
        requiresCompatibilities: ['FARGATE'],
        networkMode: 'awsvpc',
        cpu: '256',
        memory: '512',
        ...(taskRoleArn && { taskRoleArn }),
        volumes: volumes.map((name) => ({ name })),
        containerDefinitions: containers.map((container) => ({
          image,
          stopTimeout: 2,
          logConfiguration: {
            logDriver: 'awslogs' as const,
            options: { 'awslogs-group': LOG_GROUP, 'awslogs-region': 'us-east-1', 'awslogs-stream-prefix': 'test' },
          },
          ...container,
        })),
      }),
    );
    return taskDefinition?.taskDefinitionArn ?? '';
  }

  async function describe(taskArn: string): Promise<Task> {
    const { tasks } = await ecs.send(new DescribeTasksCommand({ cluster, tasks: [taskArn] }));
    const [task] = tasks ?? [];
    if (!task) throw new Error(`ECS does not know the task ${taskArn}`);
    return task;
  }

  async function describeService(service: string) {
    const { services } = await ecs.send(new DescribeServicesCommand({ cluster, services: [service] }));
    const [found] = services ?? [];
    if (!found) throw new Error(`ECS does not know the service ${service}`);
    return found;
  }

  async function tasksOf(service: string, desiredStatus: 'RUNNING' | 'STOPPED'): Promise<Task[]> {
    const { taskArns } = await ecs.send(new ListTasksCommand({ cluster, serviceName: service, desiredStatus }));
    return Promise.all((taskArns ?? []).map(describe));
  }

  return {
    ec2,
    securityGroup: GroupId ?? '',
    vpc: Vpc?.VpcId ?? '',
    subnet: Subnet?.SubnetId ?? '',
    register,
    describe,
    describeService,
    tasksOf,

    /** Runs a task of these containers and returns its ARN. */
    async run(containers: TestContainer[], volumes?: string[], taskRoleArn?: string): Promise<string> {
      const taskDefinition = await register(containers, volumes, taskRoleArn);
      const { tasks } = await ecs.send(
        new RunTaskCommand({ cluster, taskDefinition, launchType: 'FARGATE', networkConfiguration }),
      );
      return tasks?.[0]?.taskArn ?? '';
    },

    /** Stores a SecureString in Parameter Store. */
    async putSecret(name: string, value: string): Promise<void> {
      await ssm.send(new PutParameterCommand({ Name: name, Value: value, Type: 'SecureString', Overwrite: true }));
    },

    async stop(task: string): Promise<void> {
      await ecs.send(new StopTaskCommand({ cluster, task }));
    },

    /** Creates a service that keeps one task of these containers and returns its name. */
    async serve(
      containers: TestContainer[],
      { assignPublicIp = 'ENABLED', volumes, circuitBreaker = false }: ServiceOptions = {},
    ): Promise<string> {
      const taskDefinition = await register(containers, volumes);
      const serviceName = `service-${crypto.randomUUID().slice(0, 8)}`;
      const { awsvpcConfiguration } = networkConfiguration;
      await ecs.send(
        new CreateServiceCommand({
          cluster,
          serviceName,
          taskDefinition,
          launchType: 'FARGATE',
          desiredCount: 1,
          deploymentConfiguration: { deploymentCircuitBreaker: { enable: circuitBreaker, rollback: false } },
          networkConfiguration: { awsvpcConfiguration: { ...awsvpcConfiguration, assignPublicIp } },
        }),
      );
      return serviceName;
    },

    async deleteService(service: string): Promise<void> {
      await ecs.send(new DeleteServiceCommand({ cluster, service, force: true }));
    },

    /** The EC2 record of the task's interface, found as on AWS: by the id in the task's attachment. */
    async networkInterface(task: Task) {
      const id = task.attachments?.[0]?.details?.find(({ name }) => name === 'networkInterfaceId')?.value;
      if (!id) throw new Error(`The task ${task.taskArn} shows no networkInterfaceId`);
      const { NetworkInterfaces } = await ec2.send(new DescribeNetworkInterfacesCommand({ NetworkInterfaceIds: [id] }));
      return NetworkInterfaces?.[0];
    },

    /** Runs JavaScript in a container of a running task, beside its own process. */
    async act(task: Task, container: string, source: string): Promise<void> {
      const id = containerOf(task, container).runtimeId ?? '';
      await execa('docker', ['exec', id, '/usr/local/bin/node', '-e', source]);
    },

    /** What a container has printed, by way of CloudWatch Logs; nothing while its stream is not there yet. */
    async output(taskArn: string, container: string): Promise<string[]> {
      const logStreamName = `test/${container}/${taskArn.split('/').at(-1)}`;
      const answer = await logs
        .send(new GetLogEventsCommand({ logGroupName: LOG_GROUP, logStreamName }))
        .catch((error: Error) => {
          if (error.name === 'ResourceNotFoundException') return { events: [] };
          throw error;
        });
      return (answer.events ?? []).map(({ message }) => message ?? '');
    },

    untilStopped: (taskArn: string): Promise<Task> =>
      until(
        () => describe(taskArn),
        (task) => task.lastStatus === 'STOPPED',
      ),
    untilRunning: (taskArn: string): Promise<Task> =>
      until(
        () => describe(taskArn),
        (task) => task.lastStatus === 'RUNNING',
      ),
    /** The task of a service, once it runs; `unlike` is one that it has to have replaced. */
    async untilServing(service: string, unlike?: string): Promise<Task> {
      const [task] = await until(
        () => tasksOf(service, 'RUNNING'),
        ([first]) => first?.lastStatus === 'RUNNING' && first.taskArn !== unlike,
      );
      return task as Task;
    },
    close(): void {
      ecs.destroy();
      ec2.destroy();
      logs.destroy();
      ssm.destroy();
    },
  };
}

/** Asks until the answer is as it should be; the test's own timeout is the deadline. */
export async function until<T>(ask: () => Promise<T>, fits: (answer: T) => boolean): Promise<T> {
  for (;;) {
    const answer = await ask();
    if (fits(answer)) return answer;
    await delay(ASK_EVERY_MS);
  }
}

export function containerOf(task: Task, name: string) {
  const found = task.containers?.find((container) => container.name === name);
  if (!found) throw new Error(`The task ${task.taskArn} has no container ${name}`);
  return found;
}
