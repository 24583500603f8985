import { afterEach, expect, it } from 'vitest';
import { askDesk, type Desk, openDesk } from './desk.ts';

let desk: Desk;
afterEach(() => desk.close());

it('gives what is shared to each who asks, once it is there', async () => {
  const shared = Promise.withResolvers<{ endpoint: string }>();
  desk = await openDesk(() => shared.promise, 3);
  const asked = ['ada', 'grace'].map(() => askDesk(desk.url, 'shared'));
  shared.resolve({ endpoint: 'http://127.0.0.1:1' });
  const facts = (await Promise.all(asked)).map((answer) => answer.facts);
  expect(facts).toEqual([{ endpoint: 'http://127.0.0.1:1' }, { endpoint: 'http://127.0.0.1:1' }]);
});

it('lets the next begin when whoever was alone leaves', async () => {
  desk = await openDesk(async () => 'shared', 3);
  const { leave } = await askDesk(desk.url, 'alone');
  const next = askDesk(desk.url, 'alone');
  leave();
  await expect(next).resolves.toMatchObject({ facts: 'shared' });
});

it('says in the words of the start that there is nothing to share', async () => {
  desk = await openDesk(() => Promise.reject(new Error('starting the emulator: no such file')), 3);
  await expect(askDesk(desk.url, 'shared')).rejects.toThrow('starting the emulator: no such file');
});
