import { describe, expect, test, vi } from 'vitest';
import { LIST_LIMIT } from '../../../bot/answers/list-limit.ts';
import { answerDeps, fakeLookups, never, prices, shortBudget } from '../support/answer-deps.ts';
import { fakeRegistry } from '../support/fake-registry.ts';
import { ADA, GRACE, LINUS, playground } from '../support/rows.ts';
import { typed } from './support.ts';

const playgrounds = [
  playground(),
  playground({ name: 'hers', id: 'hers-1', ownerId: GRACE }),
  playground({
    name: 'given',
    id: 'given-1',
    ownerId: GRACE,
    sharedWith: [{ kind: 'user', id: ADA, credentials: false }],
  }),
  playground({
    name: 'team',
    id: 'team-1',
    ownerId: GRACE,
    sharedWith: [{ kind: 'channel', id: 'C0TEAM001', credentials: false }],
  }),
];
const deps = () => answerDeps({ registry: fakeRegistry({ playgrounds }) });

describe('list', () => {
  test('mine and those shared with me; of channels that one where I ask', async () => {
    const { text } = await typed('list', deps());
    expect(text).toContain('*demo*');
    expect(text).toContain('*given*');
    expect(text).not.toMatch(/\*hers\*|\*team\*/);
    expect((await typed('list', deps(), { channelId: 'C0TEAM001' })).text).toContain('*team*');
  });

  test('what is shared with a channel that I am in, wherever I ask', async () => {
    const inTeam = { ...deps(), lookups: fakeLookups({ channels: { [ADA]: ['C0TEAM001'] } }) };
    expect((await typed('list', inTeam)).text).toMatch(/Shared with you:.*\*team\* is ready at/s);
    expect((await typed('list all', inTeam)).text).toMatch(/\*team\* is ready at/);
    expect((await typed(`list <@${GRACE}>`, inTeam)).text).toMatch(/\*team\* is ready at/);
  });

  test('without Slack’s answer what is shared with channels is left out, and that is said', async () => {
    const parts = deps();
    parts.lookups.channelsOf.mockRejectedValue(new Error('used up'));
    const { text } = await typed('list', parts);
    expect(text).toContain('*given*');
    expect(text).toContain('Slack did not say in time which channels you are in');
    expect(parts.log.lines).toMatchObject([{ level: 'warn' }]);
  });

  test('looks at no more than 200 channels beside the one where I ask', async () => {
    const channels = Array.from({ length: 999 }, (_, index) => `C0MANY${index}`);
    const parts = { ...deps(), lookups: fakeLookups({ channels: { [ADA]: channels } }) };
    const listSharedWith = vi.spyOn(parts.registry, 'listSharedWith');
    await typed('list', parts);
    expect(listSharedWith.mock.calls[0]?.[0]).toHaveLength(202);
  });

  test('my own that I share with the channel is there once', async () => {
    const { text } = await typed('list', deps(), { userId: GRACE, channelId: 'C0TEAM001' });
    expect(text.match(/\*team\*/g)).toHaveLength(1);
  });

  test('all of them, with addresses only of those that I may open', async () => {
    const { text } = await typed('list all', deps());
    expect(text).toMatch(/\*demo\* is ready at .*\n?/);
    expect(text).toMatch(/\*given\* is ready at/);
    expect(text).toMatch(/\*hers\* is ready, until/);
  });

  test('an admin sees every address', async () => {
    const admin = { ...deps(), admins: [LINUS] };
    expect((await typed('list all', admin, { userId: LINUS })).text.match(/is ready at/g)).toHaveLength(4);
  });

  test('somebody’s', async () => {
    const { text } = await typed(`list <@${GRACE}>`, deps());
    expect(text).toContain(`Playgrounds of <@${GRACE}>:`);
    expect(text).not.toContain('*demo*');
  });

  test('reads no more than the limit, however many there are', async () => {
    const many = Array.from({ length: LIST_LIMIT + 50 }, (_, index) => playground({ name: `many-${index}` }));
    const parts = answerDeps({ registry: fakeRegistry({ playgrounds: many }) });
    const listAll = vi.spyOn(parts.registry, 'listAll');
    for (const command of ['list all', 'cost all']) {
      expect((await typed(command, parts)).text).toContain(`next ${LIST_LIMIT} to expire`);
    }
    expect(listAll.mock.calls).toEqual([[LIST_LIMIT + 1], [LIST_LIMIT + 1]]);
  });

  test('a registry that is silent gets an honest answer', async () => {
    const parts = deps();
    const registry = {
      ...parts.registry,
      listByOwner: never,
      listSharedWith: never,
      getPlayground: never,
      history: never,
    };
    for (const [command, what] of [
      ['list', 'The list'],
      ['cost', 'What they cost'],
      ['status demo', 'The state of *demo*'],
      ['logs demo', 'The state of *demo*'],
      ['history demo', 'The history'],
    ] as const) {
      const { text } = await typed(command, { ...parts, registry }, { budget: shortBudget() });
      expect(text).toContain(`${what} did not come in time.`);
    }
  });
});

test('cost: says when the prices are another region’s', async () => {
  const parts = { ...deps(), prices: { ...prices, borrowedFrom: 'us-east-1' } };
  expect((await typed('cost', parts)).text).toContain('The prices are those of us-east-1');
});

test('cost: mine, not what others have', async () => {
  const { text } = await typed('cost', deps());
  expect(text).toContain('*demo*: under $0.01 so far');
  expect(text).not.toContain('*given*');
});
