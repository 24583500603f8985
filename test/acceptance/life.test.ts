import { ECSClient, ListTasksCommand, StopTaskCommand } from '@aws-sdk/client-ecs';
import { InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda';
import { expect, inject, it } from 'vitest';
import { clientOptions } from '../../infra/local/emulator/environment.ts';
import { leftovers } from './leftovers.ts';
import { create, destroy, GRACE, until } from './person.ts';
import { registryOf, sweep } from './registry.ts';

const cloud = inject('cloud');
const registry = registryOf(cloud);

it('a task that stops is replaced, and its new address is known; a restart turns it over on purpose', async () => {
  const access = await create(cloud, GRACE, 'long-lived');
  const playground = await registry.getPlayground('long-lived');
  await stopTask(playground?.id ?? '');
  const replaced = await until('the new task to be seen', async () => {
    await sweep(cloud);
    const row = await registry.getPlayground('long-lived');
    return row?.health?.restarts === 1 ? row : undefined;
  });
  expect(replaced.state).toBe('ready');
  expect(replaced.health?.downSince).toBeUndefined();
  expect(replaced.health?.containers.length).toBeGreaterThan(1);

  const claim = await registry.claimUpdate({
    kind: 'restart',
    name: 'long-lived',
    playgroundId: replaced.id,
    askedBy: GRACE,
    requestedAt: Math.floor(Date.now() / 1000),
    requestKey: crypto.randomUUID(),
  });
  if (claim.outcome !== 'claimed') throw new Error(claim.outcome);
  await invoke(claim.operation.id);
  const done = await until('the restart to end', async () => {
    const operation = await registry.getOperation(claim.operation.id);
    return operation?.finishedAt === undefined ? undefined : operation;
  });
  expect(done.failure).toBeUndefined();
  const restarted = await registry.getPlayground('long-lived');
  expect(restarted).toMatchObject({ state: 'ready', expiresAt: playground?.expiresAt });
  if (!cloud.simulated) {
    expect(restarted?.address).toBe(done.address);
    const answer = await fetch(restarted?.address ?? '', {
      headers: { authorization: `Basic ${Buffer.from(`${access.user}:${access.password}`).toString('base64')}` },
    });
    expect(answer.status).toBe(200);
  }
  await destroy(cloud, GRACE, 'long-lived');
  expect(await leftovers(cloud, 'long-lived')).toEqual([]);
});

async function stopTask(serviceName: string): Promise<void> {
  const ecs = new ECSClient(clientOptions(cloud.endpoint));
  const cluster = cloud.outputs.clusterArn;
  const { taskArns = [] } = await ecs.send(new ListTasksCommand({ cluster, serviceName }));
  expect(taskArns).toHaveLength(1);
  await ecs.send(new StopTaskCommand({ cluster, task: taskArns[0], reason: 'a test of what happens then' }));
}

async function invoke(operationId: string): Promise<void> {
  await new LambdaClient(clientOptions(cloud.endpoint)).send(
    new InvokeCommand({
      FunctionName: cloud.outputs.provisionerFunctionName,
      InvocationType: 'Event',
      Payload: JSON.stringify({ operationId }),
    }),
  );
}
