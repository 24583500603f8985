import { LambdaClient } from '@aws-sdk/client-lambda';
import { expect, it } from 'vitest';
import { clientOptions } from '../../infra/local/emulator/environment.ts';
import { createInvoke } from '../../provisioner/contract/invoke.ts';
import { theCloud } from './cloud/the-cloud.ts';
import { crash } from './crash.ts';
import { leftovers } from './leftovers.ts';
import { create, destroy, GRACE, until, visit } from './person.ts';
import { registryOf, sweep } from './registry.ts';

const cloud = await theCloud();
const registry = registryOf(cloud);
const invoke = createInvoke(new LambdaClient(clientOptions(cloud.endpoint)), cloud.outputs.provisionerFunctionName);

const withDocker = cloud.simulated ? ' (skipped: no Docker here, so no container can crash)' : '';

it.skipIf(cloud.simulated)(
  `a task that crashes comes back, and a restart turns it over on purpose${withDocker}`,
  async () => {
    const access = await create(cloud, GRACE, 'long-lived');
    const playground = await registry.getPlayground('long-lived');
    expect(await crash(cloud, playground?.id ?? '')).toBe(1);
    const replaced = await until('the new task to be seen', async () => {
      await sweep(cloud);
      const row = await registry.getPlayground('long-lived');
      return row?.health?.restarts === 1 ? row : undefined;
    });
    expect((await visit({ ...access, address: replaced.address ?? '' })).status).toBe(200);
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
    expect(restarted?.address).toBe(done.address);
    expect((await visit({ ...access, address: restarted?.address ?? '' })).status).toBe(200);
    await destroy(cloud, GRACE, 'long-lived');
    expect(await leftovers(cloud, 'long-lived')).toEqual([]);
  },
);
