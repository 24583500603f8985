import type { Definition, Resources, Service } from './resources.ts';
import { serviceArn } from './resources.ts';

/** A deleted service stops its tasks first. */
const DRAINS_MS = 4_000;

const statusOf = ({ deletedAt, goneAt }: Service, now: number): string => {
  if (deletedAt === undefined) return 'ACTIVE';
  return (goneAt ?? 0) <= now ? 'INACTIVE' : 'DRAINING';
};

/** ECS as far as the product asks it. Each answer is of the moment. */
export function ecsDouble(resources: Resources, now: () => number) {
  const { services, definitions, deleted } = resources;
  const date = (ms: number): Date => new Date(ms);
  const allTasks = () => [...services.values()].flatMap((service) => service.tasks.map((task) => ({ service, task })));
  const stoppedAt = ({ goneAt }: Service, task: Service['tasks'][number]) => task.stoppedAt ?? goneAt;
  const isStopped = (service: Service, task: Service['tasks'][number]): boolean => {
    const definition = definitions.get(task.definitionArn);
    return (
      (stoppedAt(service, task) ?? Number.POSITIVE_INFINITY) <= now() ||
      (definition?.fate === 'exits' && task.readyAt <= now())
    );
  };

  function describeTask(service: Service, task: Service['tasks'][number]) {
    const isOver = isStopped(service, task);
    const isReady = !isOver && task.readyAt <= now();
    const broke = definitions.get(task.definitionArn)?.fate === 'exits' && isOver;
    const status = isOver ? 'STOPPED' : isReady ? 'RUNNING' : 'PENDING';
    const long = (name: string) => ({
      name,
      lastStatus: status,
      ...(isReady && { healthStatus: 'HEALTHY' }),
      ...(isOver && { exitCode: broke && name === 'web' ? 1 : 143 }),
    });
    return {
      taskArn: task.arn,
      taskDefinitionArn: task.definitionArn,
      lastStatus: status,
      group: `service:${service.name}`,
      createdAt: date(task.createdAt),
      ...(isReady && { startedAt: date(task.readyAt) }),
      ...(isOver && { stopCode: broke ? 'EssentialContainerExited' : 'ServiceSchedulerInitiated' }),
      attachments: [{ details: [{ name: 'networkInterfaceId', value: `eni-${task.arn.split('/').at(-1)}` }] }],
      containers: [
        {
          name: 'data',
          lastStatus: isReady || isOver ? 'STOPPED' : status,
          ...((isReady || isOver) && { exitCode: 0 }),
        },
        long('api'),
        long('web'),
      ],
    };
  }

  const remove = (definition: Definition): void => {
    definitions.delete(definition.arn);
    deleted.set(definition.arn, definition.tags);
  };

  return {
    DescribeServicesCommand: ({ services: names }: { services: string[] }) => ({
      services: names.flatMap((name) => {
        const service = services.get(name);
        if (!service) return [];
        const createdAt = date(service.tasks.at(-1)?.createdAt ?? 0);
        const deployment = { status: 'PRIMARY', createdAt, taskDefinition: service.definitionArn };
        return [{ status: statusOf(service, now()), deployments: [deployment], events: [] }];
      }),
    }),
    DeleteServiceCommand({ service: name }: { service: string }) {
      const service = services.get(name);
      if (!service) throw new Error(`ServiceNotFoundException: ${name}`);
      service.deletedAt ??= now();
      service.goneAt ??= now() + DRAINS_MS;
      deleted.set(serviceArn(name), service.tags);
      return {};
    },
    UpdateServiceCommand: () => ({}),
    ListTasksCommand({ serviceName, family, desiredStatus = 'RUNNING' }: Record<string, string | undefined>) {
      const found = allTasks().filter(
        ({ service, task }) =>
          (serviceName ?? family ?? service.name) === service.name &&
          isStopped(service, task) === (desiredStatus === 'STOPPED'),
      );
      return { taskArns: found.map(({ task }) => task.arn) };
    },
    DescribeTasksCommand: ({ tasks: arns }: { tasks: string[] }) => ({
      tasks: allTasks()
        .filter(({ task }) => arns.includes(task.arn))
        .map(({ service, task }) => describeTask(service, task)),
    }),
    ListTaskDefinitionsCommand: ({ familyPrefix, status }: { familyPrefix: string; status: string }) => ({
      taskDefinitionArns: [...definitions.values()]
        .filter((one) => one.family.startsWith(familyPrefix) && one.status === status)
        .map(({ arn }) => arn),
    }),
    DescribeTaskDefinitionCommand({ taskDefinition: arn }: { taskDefinition: string }) {
      const found = definitions.get(arn);
      if (!found) throw new Error('ClientException: Unable to describe task definition.');
      return { taskDefinition: { status: found.status } };
    },
    DeregisterTaskDefinitionCommand({ taskDefinition: arn }: { taskDefinition: string }) {
      const found = definitions.get(arn);
      if (!found) throw new Error('ClientException: The specified task definition does not exist.');
      found.status = 'INACTIVE';
      return {};
    },
    DeleteTaskDefinitionsCommand({ taskDefinitions: arns }: { taskDefinitions: string[] }) {
      for (const arn of arns) {
        const found = definitions.get(arn);
        if (found) remove(found);
      }
      return { failures: [] };
    },
  };
}
