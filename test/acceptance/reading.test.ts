import { afterAll, describe, expect, it } from 'vitest';
import { theCloud } from './cloud/the-cloud.ts';
import { type Access, ADA, create, destroy, GRACE, type, until } from './person.ts';

const cloud = await theCloud();
const real = cloud.simulated ? ' (skipped: no Docker here, so no container writes a log)' : '';
const NAME = 'read-me';

afterAll(async () => {
  // A test that broke off must not leave containers behind for the next file.
  await type(cloud, ADA, `/playground destroy ${NAME}`).catch(() => undefined);
});

describe('what can be asked about a playground', () => {
  let access: Access;

  it('is in the list of its owner, and in that of all without its address', async () => {
    access = await create(cloud, ADA, NAME);
    expect(await type(cloud, ADA, '/playground list')).toContain(access.address);
    const all = await type(cloud, GRACE, '/playground list all');
    expect(all).toContain(`*${NAME}*`);
    expect(all).toContain(`<@${ADA}>`);
    expect(all).not.toContain(access.address);
    expect(await type(cloud, GRACE, `/playground list <@${ADA}>`)).toContain(`*${NAME}*`);
  });

  it('its status, with what it costs and no links to an AWS console that knows nothing of it', async () => {
    const status = await type(cloud, ADA, `/playground status ${NAME}`);
    expect(status).toContain(access.address);
    expect(status).toMatch(/It costs under \$0\.01 so far, \$0\.\d\d until its end/);
    expect(status).not.toContain('console.aws.amazon.com');
    expect(await type(cloud, GRACE, `/playground status ${NAME}`)).toMatch(/belongs to somebody else/);
  });

  it('its cost, and what all cost', async () => {
    expect(await type(cloud, ADA, '/playground cost')).toContain(`*${NAME}*`);
    expect(await type(cloud, GRACE, '/playground cost all')).toContain(`*${NAME}* of <@${ADA}>`);
  });

  it.skipIf(cloud.simulated)(`its last log lines, and those of one container${real}`, async () => {
    // The log driver hands lines over a moment after they were written.
    const logs = await until('the first line in the log', async () => {
      const text = await type(cloud, ADA, `/playground logs ${NAME}`);
      return text.includes('```') ? text : undefined;
    });
    expect(logs).toMatch(/The last (line|\d+ lines) of \*read-me\*/);
    expect(logs).not.toContain(access.password);
    // Each container's lines come by themselves.
    const ofWeb = await until('the first line of web', async () => {
      const text = await type(cloud, ADA, `/playground logs ${NAME} web --lines 1`);
      return text.includes('```') ? text : undefined;
    });
    expect(ofWeb).toMatch(/of `web` of \*read-me\*/);
    expect(await type(cloud, ADA, `/playground logs ${NAME} wbe`)).toContain('Did you mean');
    expect(await type(cloud, GRACE, `/playground logs ${NAME}`)).toMatch(/belongs to somebody else/);
  });

  it('help about a command', async () => {
    expect(await type(cloud, ADA, '/playground help logs')).toContain('/playground logs demo web --lines 50');
  });

  it('its history, also when it is gone', async () => {
    await destroy(cloud, ADA, NAME);
    const history = await type(cloud, ADA, `/playground history ${NAME}`);
    expect(history).toMatch(new RegExp(`was destroyed by <@${ADA}>.*\\n.*was made by <@${ADA}>`));
    expect(await type(cloud, ADA, '/playground history')).toContain(`*${NAME}* was destroyed`);
    expect(await type(cloud, GRACE, `/playground history ${NAME}`)).toContain('nothing about');
  });
});
