import { type DeleteTaskDefinitionsCommand, ECSClient, ListTaskDefinitionsCommand } from '@aws-sdk/client-ecs';
import { expect, it } from 'vitest';
import { removeTaskDefinitions } from '../../../infra/destroy/task-definitions.ts';

const ARN = 'arn:aws:ecs:eu-north-1:111122223333:task-definition/';
const RESOURCES = [
  { type: 'aws:ecs/taskDefinition:TaskDefinition', urn: 'urn:pulumi:::operation', id: 'operation' },
  { type: 'aws:ecs/cluster:Cluster', urn: 'urn:pulumi:::operation', id: 'cluster' },
];

/** An ECS with these definitions out of use, ten to a page, which deletes all but what it refuses. */
function ecsWith(inactive: string[], refused: string[] = []) {
  const asked: string[][] = [];
  const ecs = new ECSClient({ region: 'eu-north-1' });
  ecs.send = (async (command: unknown) => {
    if (command instanceof ListTaskDefinitionsCommand) {
      const { familyPrefix, status, nextToken = '0' } = command.input;
      expect({ familyPrefix, status }).toEqual({ familyPrefix: 'operation', status: 'INACTIVE' });
      const next = Number(nextToken) + 10;
      return {
        taskDefinitionArns: inactive.slice(Number(nextToken), next),
        ...(next < inactive.length && { nextToken: String(next) }),
      };
    }
    const { taskDefinitions = [] } = (command as DeleteTaskDefinitionsCommand).input;
    asked.push(taskDefinitions);
    return { failures: taskDefinitions.filter((arn) => refused.includes(arn)).map((arn) => ({ arn, reason: 'busy' })) };
  }) as never;
  return { ecs, asked };
}

it('all releases of a stage’s own tasks go, as many at once as ECS takes', async () => {
  const all = Array.from({ length: 12 }, (_, at) => `${ARN}operation:${at + 1}`);
  const { ecs, asked } = ecsWith(all);
  await removeTaskDefinitions(ecs, RESOURCES);
  expect(asked.map(({ length }) => length)).toEqual([10, 2]);
  expect(asked.flat()).toEqual(all);
});

it('nothing is asked of ECS where no definition is out of use', async () => {
  const { ecs, asked } = ecsWith([]);
  await removeTaskDefinitions(ecs, RESOURCES);
  expect(asked).toEqual([]);
});

it('one that ECS keeps is told, with the reason', async () => {
  const { ecs } = ecsWith([`${ARN}operation:1`, `${ARN}operation-of-others:1`], [`${ARN}operation:1`]);
  expect(await removeTaskDefinitions(ecs, RESOURCES)).toEqual([
    `the task definition ${ARN}operation:1, because ECS says busy`,
  ]);
});
