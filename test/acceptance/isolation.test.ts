import { beforeAll, describe, expect, it } from 'vitest';
import { theCloud } from './cloud/the-cloud.ts';
import { leftovers } from './leftovers.ts';
import { type Access, ADA, create, destroy, GRACE, visit } from './person.ts';

const cloud = await theCloud();
const real = cloud.simulated ? ' (skipped: no Docker here, so no container answers)' : '';
const json = { 'content-type': 'application/json' };

async function texts(access: Access): Promise<string> {
  return (await visit(access, '/api/items')).text();
}

describe('two people who create at the same moment', () => {
  let hers: Access;
  let theirs: Access;

  beforeAll(async () => {
    [hers, theirs] = await Promise.all([create(cloud, ADA, 'isle-one'), create(cloud, GRACE, 'isle-two')]);
  });

  it('both get one of their own', () => {
    expect(hers.password).not.toBe(theirs.password);
    expect(hers.address).not.toBe(theirs.address);
  });

  it.skipIf(cloud.simulated)(`each refuses the other's credentials${real}`, async () => {
    expect((await visit(hers)).status).toBe(200);
    expect((await visit(theirs)).status).toBe(200);
    expect((await visit({ ...hers, password: theirs.password })).status).toBe(401);
    expect((await visit({ ...theirs, password: hers.password })).status).toBe(401);
  });

  it.skipIf(cloud.simulated)(`what one writes the other does not see${real}`, async () => {
    const written = await visit(hers, '/api/items', { method: 'POST', headers: json, body: '{"text":"only hers"}' });
    expect(written.ok).toBe(true);
    expect(await texts(hers)).toContain('only hers');
    expect(await texts(theirs)).not.toContain('only hers');
  });

  it('destroying one leaves the other as it was', async () => {
    await destroy(cloud, ADA, 'isle-one');
    expect(await leftovers(cloud, 'isle-one')).toEqual([]);
    expect(await leftovers(cloud, 'isle-two')).not.toEqual([]);
    if (!cloud.simulated) expect((await visit(theirs)).status).toBe(200);
    await destroy(cloud, GRACE, 'isle-two');
    expect(await leftovers(cloud, 'isle-two')).toEqual([]);
  });
});
