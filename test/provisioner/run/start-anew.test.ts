import { expect, it } from 'vitest';
import { awsTaskStarter } from '../../../provisioner/run/start-anew.ts';

it('has ECS try again with the same tasks', async () => {
  const asked: unknown[] = [];
  const send = (async (command: { input: unknown }) => void asked.push(command.input)) as never;
  await awsTaskStarter({ send }, { clusterArn: 'c' }).startAnew('demo-1');
  expect(asked).toEqual([{ cluster: 'c', service: 'demo-1', forceNewDeployment: true }]);
});
