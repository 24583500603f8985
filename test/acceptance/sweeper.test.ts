import { expect, it } from 'vitest';
import { theCloud } from './cloud/the-cloud.ts';
import { leftovers } from './leftovers.ts';
import { create, destroy, GRACE, told } from './person.ts';
import { age, registryOf, sweep } from './registry.ts';

const cloud = await theCloud();

it('what has expired is destroyed, and its owner is told why', async () => {
  await create(cloud, GRACE, 'short-lived');
  await age(cloud, 'PLAYGROUND#short-lived', { expiresAt: 1_700_000_000, dueAt: 1_700_000_000 });
  await sweep(cloud);
  await told(cloud, GRACE, 'short-lived', /is gone, because its time was up/);
  expect(await leftovers(cloud, 'short-lived')).toEqual([]);
});

it('an operation whose invoke was lost is started after all', async () => {
  const request = {
    name: 'lost-invoke',
    ownerId: GRACE,
    template: 'hello',
    lifetimeSeconds: 3600,
    warningSeconds: 600,
  };
  const requestedAt = Math.floor(Date.now() / 1000) - 120;
  const claim = await registryOf(cloud).claimCreate(
    { ...request, requestedAt, requestKey: crypto.randomUUID() },
    { perOwner: 100, total: 100 },
  );
  expect(claim.outcome).toBe('claimed');
  await sweep(cloud);
  await told(cloud, GRACE, 'lost-invoke', /is ready, until/);
  await destroy(cloud, GRACE, 'lost-invoke');
  expect(await leftovers(cloud, 'lost-invoke')).toEqual([]);
});
