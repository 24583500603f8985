import { afterAll, describe, expect, it } from 'vitest';
import { theCloud } from './cloud/the-cloud.ts';
import { click, home, homeOf, newForm, openHome, submitForm } from './interact.ts';
import { leftovers } from './leftovers.ts';
import { ADA, GRACE, LINUS, messages, type SeenMessage, told, type, until, words } from './person.ts';

const cloud = await theCloud();
const name = 'pressed';

afterAll(async () => {
  // A test that broke off must not leave containers behind for the next file.
  await type(cloud, ADA, `/playground destroy ${name}`).catch(() => undefined);
});

describe('without typing a word behind /playground new', () => {
  let ready: SeenMessage;

  it('a form makes a playground, and says at its field what is wrong', async () => {
    await newForm(cloud, ADA);
    const wrong = await submitForm(cloud, ADA, { name: { name: '1' }, lifetime: { lifetime: '4 score' } });
    expect(wrong).toMatchObject({ reply: { response_action: 'errors', errors: { name: expect.any(String) } } });
    const right = await submitForm(cloud, ADA, {
      name: { name },
      lifetime: { lifetime: '2h' },
      people: { people: [LINUS] },
    });
    expect(right).toMatchObject({ status: 200, reply: null });
    ready = await told(cloud, ADA, name, /is ready, until/);
    await told(cloud, LINUS, name, /shares .* with you/);
  });

  it('it stands in the Homes of its owner and of whom it is shared with', async () => {
    for (const person of [ADA, LINUS]) {
      await openHome(cloud, person);
      await until(`${name} in the Home of ${person}`, async () =>
        (await home(cloud, person)).includes(name) ? true : undefined,
      );
    }
  });

  it('a button lets it live longer, and the message says so', async () => {
    const before = words(ready);
    await click(cloud, { userId: ADA, channelId: ready.channel, messageTs: ready.ts, actionId: 'extend' });
    ready = await until('the message with the new end', async () => {
      const now = (await messages(cloud, ADA)).find(({ ts }) => ts === ready.ts);
      return now && /is ready, until/.test(words(now)) && words(now) !== before ? now : undefined;
    });
  });

  it('a stranger is refused, and whom it is shared with has no button to destroy it', async () => {
    expect(await type(cloud, GRACE, `/playground extend ${name}`)).toContain('NOT_YOURS');
    expect(await type(cloud, GRACE, `/playground destroy ${name}`)).toContain(`<@${ADA}>`);
    const [shared] = (await messages(cloud, LINUS)).filter((message) => words(message).includes(name));
    expect(words(shared ?? ready)).not.toContain('"destroy"');
    const inHome = (await homeOf(cloud, LINUS, name)).join();
    expect(inHome).toContain('"extend"');
    expect(inHome).not.toContain('"destroy"');
  });

  it('a button destroys it after asking once more, and nothing is left', async () => {
    expect(words(ready)).toContain('There is no way back');
    await click(cloud, { userId: ADA, channelId: ready.channel, messageTs: ready.ts, actionId: 'destroy' });
    await told(cloud, ADA, name, /is gone, with everything in it/);
    expect(await leftovers(cloud, name)).toEqual([]);
    await until('Homes without it', async () => ((await home(cloud, ADA)).includes(name) ? undefined : true));
  });
});
