import { type ECSClient, ListTasksCommand, RunTaskCommand, type RunTaskCommandOutput } from '@aws-sdk/client-ecs';
import * as z from 'zod';
import { isScarcity } from './readiness/scarcity.ts';

// While a deployment goes on, this code may be given the next one's description: what that has besides is no fault.
const taskSchema = z.object({
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

/**
 * Starts the task of an operation, or leaves alone one that is on its way. `no-place`: Fargate's vCPU quota, its launch rate or
 * the network's addresses are used up; the operation stays queued, and the sweeper asks again.
 */
export type StartTask = (operationId: string) => Promise<'started' | 'on-its-way' | 'no-place'>;

/**
 * A task takes up to a minute to begin, in which nobody holds the lease and the sweeper asks again: hence the look at what
 * is there. Two that start all the same do no harm, because the lease lets only one in.
 */
export function createStartTask(ecs: Pick<ECSClient, 'send'>, task: OperationTask): StartTask {
  /** What is scarce ECS says as an error or as a failure, as it comes. */
  async function unlessScarce(command: RunTaskCommand): Promise<Pick<RunTaskCommandOutput, 'tasks' | 'failures'>> {
    try {
      return await ecs.send(command);
    } catch (error) {
      if (!(error instanceof Error) || !isScarcity(`${error.name} ${error.message}`)) throw error;
      return { failures: [{ reason: error.name, detail: error.message }] };
    }
  }

  return async (operationId) => {
    const mine = { cluster: task.clusterArn, startedBy: operationId };
    const { taskArns = [] } = await ecs.send(new ListTasksCommand(mine));
    if (taskArns.length > 0) return 'on-its-way';
    const { tasks = [], failures = [] } = await unlessScarce(
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
    if (isScarcity(reasons)) return 'no-place';
    throw new Error(
      `starting the task of ${operationId}: ${reasons || 'ECS gave no reason'}; it stays queued, and the sweeper tries again`,
    );
  };
}
