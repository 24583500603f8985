import { describe, expect, it } from 'vitest';
import { theCloud } from './cloud/the-cloud.ts';
import { leftovers } from './leftovers.ts';
import { ALERTS, destroy, LINUS, told, type, until, words } from './person.ts';
import { engineRun, killTree } from './processes.ts';
import { age, registryOf, sweep } from './registry.ts';

const cloud = await theCloud();

const running = (name: string) =>
  until(`the engine to be at work for ${name}`, () => engineRun(cloud.endpoint, 'up', name));

/** Plays the wait for the lease to lapse, then sweeps. */
async function sweepAfterLease(name: string): Promise<void> {
  const playground = await registryOf(cloud).getPlayground(name);
  await age(cloud, `OPERATION#${playground?.operationId}`, { leaseUntil: 1, dueAt: 1 });
  await sweep(cloud);
}

describe('SIGKILL in the middle of a create', () => {
  it.each(['cli', 'plugin'] as const)(
    'of the %s: the owner is told that it is tried again, and the next attempt finishes the create',
    async (part) => {
      const name = `killed-${part}`;
      await type(cloud, LINUS, `/playground create ${name}`);
      process.kill((await running(name))[part], 'SIGKILL');
      expect(words(await told(cloud, LINUS, name, /is not made yet/))).toMatch(/The engine could not finish/);
      await sweepAfterLease(name);
      await told(cloud, LINUS, name, /is ready, until/);
      await destroy(cloud, LINUS, name);
      expect(await leftovers(cloud, name)).toEqual([]);
    },
  );

  it('of the function itself: the alerts channel hears, the next attempt finishes the create, and the alert says so', async () => {
    const name = 'killed-function';
    await type(cloud, LINUS, `/playground create ${name}`);
    await killTree((await running(name)).function);
    await told(cloud, ALERTS, name, /broke off/);
    await sweepAfterLease(name);
    await told(cloud, LINUS, name, /is ready, until/);
    await told(cloud, ALERTS, name, /Solved: [\s\S]*broke off/);
    await destroy(cloud, LINUS, name);
    expect(await leftovers(cloud, name)).toEqual([]);
  });
});
