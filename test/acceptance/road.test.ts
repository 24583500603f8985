import { afterAll, describe, expect, it } from 'vitest';
import { theCloud } from './cloud/the-cloud.ts';
import { leftovers } from './leftovers.ts';
import { type Access, ADA, create, destroy, GRACE, messages, told, type, visit, words } from './person.ts';

const cloud = await theCloud();
const real = cloud.simulated ? ' (skipped: no Docker here, so no container answers)' : '';

afterAll(async () => {
  // A test that broke off must not leave containers behind for the next file.
  for (const user of [ADA, GRACE]) await type(cloud, user, '/playground destroy road').catch(() => undefined);
});

describe('one playground, from the first word to nothing left', () => {
  let access: Access;

  it('is made, and its address and credentials come to its owner alone', async () => {
    access = await create(cloud, ADA, 'road');
    expect(access.address).toMatch(/^http:\/\/[\d.]+:8080$/);
    expect(access.password.length).toBeGreaterThan(20);
    for (const channel of ['C0GENERAL1', 'C0ALERTS01', GRACE]) {
      for (const message of await messages(cloud, channel)) expect(words(message)).not.toContain(access.password);
    }
  });

  it('is told in one message that was updated in place', async () => {
    const about = (await messages(cloud, ADA)).filter((message) => words(message).includes('road'));
    expect(about).toHaveLength(1);
    expect(about[0]?.edits.length).toBeGreaterThan(0);
  });

  it.skipIf(cloud.simulated)(`answers with the data it was seeded with${real}`, async () => {
    const page = await visit(access);
    expect(page.status).toBe(200);
    const html = await page.text();
    expect(html).toContain('road');
    const { items } = (await (await visit(access, '/api/items')).json()) as { items: unknown[] };
    expect(items.length).toBeGreaterThan(0);
  });

  it.skipIf(cloud.simulated)(`refuses wrong credentials and none at all${real}`, async () => {
    expect((await visit({ ...access, password: 'wrong' })).status).toBe(401);
    expect((await fetch(access.address)).status).toBe(401);
    expect((await visit({ ...access, password: '' }, '/api/items')).status).toBe(401);
  });

  it('is in its list, and cannot be made twice or taken by another', async () => {
    expect(await type(cloud, ADA, '/playground list')).toContain(access.address);
    expect(await type(cloud, ADA, '/playground create road')).toMatch(/ALREADY_YOURS|have it already/);
    expect(await type(cloud, GRACE, '/playground create road')).toContain(`<@${ADA}>`);
    expect(await type(cloud, GRACE, '/playground destroy road')).toMatch(/NOT_YOURS|somebody else/);
  });

  it('is destroyed by its owner, and nothing is left', async () => {
    await destroy(cloud, ADA, 'road');
    expect(await leftovers(cloud, 'road')).toEqual([]);
    expect(await type(cloud, ADA, '/playground destroy road')).toMatch(/no such playground/i);
  });

  it('takes the credentials out of the message when they are worth nothing any more', async () => {
    const message = await told(cloud, ADA, 'road', /was ready, and is gone/);
    expect(words(message)).not.toContain(access.password);
  });
});
