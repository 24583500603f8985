import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Playground } from '../../provisioner/contract/playground.ts';
import { theCloud } from './cloud/the-cloud.ts';
import { home, leave, openHome } from './interact.ts';
import { leftovers } from './leftovers.ts';
import { type Access, ADA, ALERTS, GRACE, LINUS, messages, readAccess, told, type, until, words } from './person.ts';
import { registryOf } from './registry.ts';

const cloud = await theCloud({ alone: true });
const NAME = 'passed-on';
const HOUR = 3600;
/** What the default settings allow in all. */
const MOST = 3 * 24 * HOUR;

async function row(): Promise<Playground> {
  const playground = await registryOf(cloud).getPlayground(NAME);
  if (!playground) throw new Error(`${NAME} has no row`);
  return playground;
}

/** Whether a message to somebody has the password in it. */
async function knows(userId: string, { password }: Access): Promise<boolean> {
  return (await messages(cloud, userId)).some((message) => words(message).includes(password));
}

const say = (userId: string, text: string) => type(cloud, userId, `/playground ${text}`);

let access: Access;
beforeAll(async () => {
  await say(ADA, `create ${NAME} --ttl 30m`);
  access = readAccess(await told(cloud, ADA, NAME, /is ready, until|could not be made/));
});
afterAll(async () => {
  // A test that broke off must not leave containers behind for the next file.
  await say(LINUS, `destroy ${NAME}`).catch(() => undefined);
});

describe('a playground of half an hour', () => {
  it('ends then, and its owner is warned a fifth before', async () => {
    const { createdAt, expiresAt, warnAt } = await row();
    expect([expiresAt - createdAt, expiresAt - (warnAt ?? 0)]).toEqual([HOUR / 2, HOUR / 10]);
  });

  it('is extended by its owner, and its message says so', async () => {
    const { createdAt } = await row();
    expect(await say(ADA, `extend ${NAME} 2h`)).toContain('lives until');
    const { expiresAt } = await row();
    expect(expiresAt - createdAt).toBe(2.5 * HOUR);
    await told(cloud, ADA, NAME, new RegExp(`is ready, until .*${expiresAt}`));
  });

  it('is extended no further than may be, and that is told', async () => {
    expect(await say(ADA, `extend ${NAME} 9d`)).toContain('which is the most');
    const { createdAt, expiresAt } = await row();
    expect(expiresAt - createdAt).toBe(MOST);
    expect(await say(ADA, `extend ${NAME} max`)).toContain('error:AT_MOST');
  });
});

describe('somebody else', () => {
  it('may do nothing to it, and is told whom to ask', async () => {
    for (const command of ['extend', 'destroy', 'restart', 'update']) {
      const answer = await say(GRACE, `${command} ${NAME}`);
      expect(answer).toContain('error:NOT_YOURS');
      expect(answer).toContain(`<@${ADA}>`);
    }
    expect(await say(GRACE, `share ${NAME} @grace --with-credentials`)).toContain('error:NOT_YOURS');
    expect(await say(GRACE, `transfer ${NAME} @grace`)).toContain('error:NOT_YOURS');
  });

  it('whom it is shared with hears of it without its password', async () => {
    expect(await say(ADA, `share ${NAME} @grace`)).toContain(`shared with <@${GRACE}>`);
    await told(cloud, GRACE, NAME, /shares/);
    expect(await knows(GRACE, access)).toBe(false);
    expect(await say(GRACE, `extend ${NAME} max`)).toContain('error:AT_MOST');
    expect(await say(GRACE, `destroy ${NAME}`)).toContain('error:NOT_YOURS');
  });

  it('whom it is shared with credentials and all gets them, alone', async () => {
    await say(ADA, `share —with-credentials @grace ${NAME}`);
    await until('the password in a message to grace', async () => (await knows(GRACE, access)) || undefined);
    expect(await knows(LINUS, access)).toBe(false);
    expect(await say(ADA, `share ${NAME} #team-web --with-credentials`)).toContain('error:CREDENTIALS_TO_CHANNEL');
  });

  it('may extend it as one of a channel that it is shared with, and not when it is taken back', async () => {
    await say(ADA, `unshare ${NAME} @grace`);
    expect(await say(GRACE, `extend ${NAME}`)).toContain('error:NOT_YOURS');
    await say(ADA, `share ${NAME} #team-web`);
    expect(await say(GRACE, `extend ${NAME}`)).toContain('error:AT_MOST');
    expect(await say(GRACE, 'list')).toContain(`*${NAME}*`);
    await openHome(cloud, GRACE);
    await until('the Home of grace to show it', async () => {
      const shown = await home(cloud, GRACE);
      return (shown.includes(`*${NAME}*`) && shown.includes('a channel that you are in')) || undefined;
    });
  });
});

describe('its next owner', () => {
  it('is neither somebody who has left nor an app', async () => {
    expect(await say(ADA, `transfer ${NAME} @hedy`)).toContain('error:NO_SUCH_PERSON');
    expect(await say(ADA, `share ${NAME} @playground`)).toContain('error:NO_SUCH_PERSON');
    expect(await row()).toMatchObject({ ownerId: ADA });
  });

  it('has it then, and the former one has not', async () => {
    expect(await say(ADA, `transfer ${NAME} @grace`)).toContain(`<@${GRACE}>’s now`);
    await told(cloud, GRACE, NAME, /is yours now/);
    expect(await row()).toMatchObject({ ownerId: GRACE });
    expect(await say(ADA, `destroy ${NAME}`)).toContain('error:NOT_YOURS');
  });

  it('keeps end and password through a restart', async () => {
    const before = await row();
    expect(await say(GRACE, `restart ${NAME}`)).toContain('is being restarted');
    const after = await until('the restart to end', async () => {
      const playground = await row();
      return playground.state === 'ready' ? playground : undefined;
    });
    expect(after).toMatchObject({ id: before.id, expiresAt: before.expiresAt, ownerId: GRACE });
  });

  it('who leaves comes to the admins’ attention, and so does what they leave', async () => {
    await leave(cloud, GRACE);
    try {
      const alert = await told(cloud, ALERTS, NAME, /has left, and leaves a playground/);
      expect(words(alert)).toContain(`/playground transfer ${NAME} @user`);
    } finally {
      await leave(cloud, GRACE, { left: false });
    }
  });

  it('sees an admin destroy it, and nothing is left', async () => {
    expect(await say(LINUS, `destroy ${NAME}`)).toContain('is being destroyed');
    await told(cloud, GRACE, NAME, /is gone, with everything in it/);
    expect(await leftovers(cloud, NAME)).toEqual([]);
  });
});
