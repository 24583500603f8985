import { type ECSClient, ListTasksCommand, RunTaskCommand } from '@aws-sdk/client-ecs';
import * as z from 'zod';

const taskSchema = z.strictObject({
  clusterArn: z.string().startsWith('arn:'),
  taskDefinitionArn: z.string().startsWith('arn:'),
  /** The one container, whose command becomes `run <operation id>`. */
  container: z.string(),
  subnetIds: z.array(z.string()).min(1),
  securityGroupId: z.string(),
  /** Without a NAT gateway or endpoints it is the only way out, to pull the image and to talk to AWS. */
  assignPublicIp: z.boolean(),
});
/** In which task operations run, where they do not run in the function itself. */
export type OperationTask = z.infer<typeof taskSchema>;

/** OPERATION_TASK of the function's environment, as JSON; undefined where operations run in the function itself. */
export function readOperationTask(env: Record<string, string | undefined>): OperationTask | undefined {
  const text = env['OPERATION_TASK'];
  if (text === undefined) return undefined;
  try {
    return taskSchema.parse(JSON.parse(text));
  } catch (cause) {
    const fault = cause instanceof z.ZodError ? z.prettifyError(cause) : String(cause);
    throw new Error(`The provisioner's OPERATION_TASK is not usable; mend it in infra and deploy again:\n${fault}`, {
      cause,
    });
  }
}

/** Starts the task of an operation, or leaves alone one that is on its way. */
export type StartTask = (operationId: string) => Promise<'started' | 'on-its-way'>;

/**
 * A task takes up to a minute to begin, in which nobody holds the lease and the sweeper asks again: hence the look at what
 * is there. Two that start all the same do no harm, because the lease lets only one in.
 */
export function createStartTask(ecs: Pick<ECSClient, 'send'>, task: OperationTask): StartTask {
  return async (operationId) => {
    const mine = { cluster: task.clusterArn, startedBy: operationId };
    const { taskArns = [] } = await ecs.send(new ListTasksCommand(mine));
    if (taskArns.length > 0) return 'on-its-way';
    const { tasks = [], failures = [] } = await ecs.send(
      new RunTaskCommand({
        ...mine,
        taskDefinition: task.taskDefinitionArn,
        launchType: 'FARGATE',
        count: 1,
        networkConfiguration: {
          awsvpcConfiguration: {
            subnets: task.subnetIds,
            securityGroups: [task.securityGroupId],
            assignPublicIp: task.assignPublicIp ? 'ENABLED' : 'DISABLED',
          },
        },
        overrides: { containerOverrides: [{ name: task.container, command: ['run', operationId] }] },
      }),
    );
    if (tasks.length > 0) return 'started';
    const reasons = failures.map(({ reason, detail }) => [reason, detail].filter(Boolean).join(': ')).join('; ');
    throw new Error(
      `starting the task of ${operationId}: ${reasons || 'ECS gave no reason'}; it stays queued, and the sweeper tries again`,
    );
  };
}
