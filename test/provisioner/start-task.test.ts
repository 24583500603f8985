import { ListTasksCommand, RunTaskCommand } from '@aws-sdk/client-ecs';
import { describe, expect, it } from 'vitest';
import { createStartTask, type OperationTask, readOperationTask } from '../../provisioner/start-task.ts';
import { throws } from './support/goes-wrong.ts';

const ID = 'op-2a644186be1acab1fbcd';
const TASK: OperationTask = {
  clusterArn: 'arn:aws:ecs:eu-north-1:111122223333:cluster/operations',
  taskDefinitionArn: 'arn:aws:ecs:eu-north-1:111122223333:task-definition/provisioner:7',
  container: 'provisioner',
  subnetIds: ['subnet-1', 'subnet-2'],
  securityGroupId: 'sg-1',
  assignPublicIp: true,
};

/** ECS that has these tasks already, and answers a start with this. */
function fakeEcs({
  there = [],
  answer = {},
  task = TASK,
  run,
}: {
  there?: string[];
  answer?: object;
  task?: OperationTask;
  run?: () => Promise<never>;
}) {
  const sent: (ListTasksCommand | RunTaskCommand)[] = [];
  const ecs = {
    send: async (command: ListTasksCommand | RunTaskCommand) => {
      sent.push(command);
      if (command instanceof ListTasksCommand) return { taskArns: there };
      return run ? run() : answer;
    },
  };
  return { start: createStartTask(ecs as never, task), sent };
}

const named = (name: string, message: string): Error => Object.assign(new Error(message), { name });

describe('starting the task of an operation', () => {
  it('runs one, whose command names the operation and nothing else', async () => {
    const { start, sent } = fakeEcs({ answer: { tasks: [{}] } });
    await expect(start(ID)).resolves.toBe('started');
    expect(sent[1]).toBeInstanceOf(RunTaskCommand);
    expect(sent[1]?.input).toMatchObject({
      cluster: TASK.clusterArn,
      taskDefinition: TASK.taskDefinitionArn,
      launchType: 'FARGATE',
      count: 1,
      startedBy: ID,
      overrides: { containerOverrides: [{ name: 'provisioner', command: ['run', ID] }] },
      networkConfiguration: { awsvpcConfiguration: { subnets: ['subnet-1', 'subnet-2'], securityGroups: ['sg-1'] } },
    });
  });

  it('gives it a public address only where that is its way out', async () => {
    const address = async (assignPublicIp: boolean) => {
      const { start, sent } = fakeEcs({ answer: { tasks: [{}] }, task: { ...TASK, assignPublicIp } });
      await start(ID);
      return sent[1]?.input;
    };
    const said = (assignPublicIp: string) => ({ networkConfiguration: { awsvpcConfiguration: { assignPublicIp } } });
    expect(await address(true)).toMatchObject(said('ENABLED'));
    expect(await address(false)).toMatchObject(said('DISABLED'));
  });

  it('leaves alone one that is on its way, because the sweeper asks each minute', async () => {
    const { start, sent } = fakeEcs({ there: ['arn:of-a-task'] });
    await expect(start(ID)).resolves.toBe('on-its-way');
    expect(sent.map(({ input }) => input)).toEqual([{ cluster: TASK.clusterArn, startedBy: ID }]);
  });

  it('fails with the reason of ECS, so that somebody hears of it', async () => {
    const failures = [{ reason: 'MISSING', detail: 'the cluster' }];
    await expect(fakeEcs({ answer: { tasks: [], failures } }).start(ID)).rejects.toThrow(
      /op-2a644186be1acab1fbcd: MISSING: the cluster.*stays queued/,
    );
    const denied = throws(named('AccessDeniedException', 'You may not run tasks.'));
    await expect(fakeEcs({ run: denied }).start(ID)).rejects.toThrow('You may not run tasks.');
  });

  it.each([
    [
      'the vCPU quota',
      'ThrottlingException',
      "You've reached the limit on the number of vCPUs you can run concurrently",
    ],
    ['the launch rate', 'ThrottlingException', 'Rate exceeded'],
    ['the addresses', 'InvalidParameterException', 'The subnet does not have enough free addresses'],
    ['the capacity', 'ServerException', 'Capacity is unavailable at this time. Please try again later'],
  ])('waits where %s is used up, whichever way ECS says it', async (_, name, message) => {
    await expect(fakeEcs({ run: throws(named(name, message)) }).start(ID)).resolves.toBe('no-place');
    const failures = [{ reason: message }];
    await expect(fakeEcs({ answer: { tasks: [], failures } }).start(ID)).resolves.toBe('no-place');
  });
});

describe('OPERATION_TASK', () => {
  it('is optional, and JSON', () => {
    expect(readOperationTask({})).toBeUndefined();
    expect(readOperationTask({ OPERATION_TASK: JSON.stringify(TASK) })).toEqual(TASK);
  });

  it('may be the next release’s, which says more, while that is being deployed', () => {
    expect(readOperationTask({ OPERATION_TASK: JSON.stringify({ ...TASK, capacity: 'spot' }) })).toEqual(TASK);
  });

  it.each(['', 'no JSON', JSON.stringify({ ...TASK, subnetIds: [] }), JSON.stringify({ ...TASK, clusterArn: 'mine' })])(
    'of %j is refused in words',
    (OPERATION_TASK) => {
      expect(() => readOperationTask({ OPERATION_TASK })).toThrow(/OPERATION_TASK is not usable; mend it in infra/);
    },
  );
});
