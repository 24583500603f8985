import { afterAll, describe, expect, it } from 'vitest';
import { theCloud } from './cloud/the-cloud.ts';
import { leftovers } from './leftovers.ts';
import { type Access, create, destroy, LINUS, type, visit } from './person.ts';
import { sweep } from './registry.ts';

const cloud = await theCloud();
const real = cloud.simulated ? ' (skipped: no Docker here, so no container answers)' : '';

afterAll(async () => {
  for (const name of ['by-name', 'of-data']) {
    await type(cloud, LINUS, `/playground destroy ${name}`).catch(() => undefined);
  }
});

describe('a template that somebody added as a folder', () => {
  let access: Access;

  it('is listed, with no code that knows of it', async () => {
    const help = await type(cloud, LINUS, '/playground help templates');
    expect(help).toContain('`web-postgres` A web app with its PostgreSQL');
    for (const name of ['hello', 'data', 'miniflux']) expect(help).toContain(`\`${name}\``);
  });

  it('lets people choose the tags that it allows, and no other', async () => {
    const refused = await type(cloud, LINUS, '/playground create by-name --template web-postgres --tag web=latest');
    expect(refused).toContain('TAG_NOT_ALLOWED');
    expect(refused).toContain('`v\\d+`');
  });

  it('is created', async () => {
    access = await create(cloud, LINUS, 'by-name', '--template web-postgres');
  });

  it.skipIf(cloud.simulated)(
    `reaches its database by the service’s name, with the deployment’s secret${real}`,
    async () => {
      const first = await (await visit(access)).json();
      const version = expect.stringMatching(/^PostgreSQL \d+/);
      expect(first).toEqual({ visits: 1, version, database: 'db', mailKey: 32 });
      expect(await (await visit(access)).json()).toMatchObject({ visits: 2 });
    },
  );

  it.skipIf(cloud.simulated)(`shows in its status which images run${real}`, async () => {
    await sweep(cloud);
    expect(await type(cloud, LINUS, '/playground status by-name')).toMatch(
      /Images: (`(web|db)` `sha256:[0-9a-f]{12}`(, )?){2}\./,
    );
  });

  it('is destroyed, and nothing is left', async () => {
    await destroy(cloud, LINUS, 'by-name');
    expect(await leftovers(cloud, 'by-name')).toEqual([]);
  });
});

describe('the template data', () => {
  it.skipIf(cloud.simulated)(`serves what its data image holds, and status shows both versions${real}`, async () => {
    const access = await create(cloud, LINUS, 'of-data', '--template data');
    expect((await fetch(access.address)).status).toBe(401);
    expect(await (await visit(access)).text()).toContain('20480 records.');
    expect((await (await visit(access, '/records/20479')).arrayBuffer()).byteLength).toBe(1024);
    await sweep(cloud);
    expect(await type(cloud, LINUS, '/playground status of-data')).toMatch(
      /Images: `app` `sha256:[0-9a-f]{12}`; data `data` `sha256:[0-9a-f]{12}`\./,
    );
    await destroy(cloud, LINUS, 'of-data');
  });
});
