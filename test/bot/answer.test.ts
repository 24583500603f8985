import { expect, test, vi } from 'vitest';
import { answerCommand, type SlashRequest } from '../../bot/answer.ts';
import type { AnswerDeps } from '../../bot/answers/question.ts';
import type { Gate } from '../../bot/handler.ts';
import { LOOKUPS_MS } from '../../bot/slack/allowance.ts';
import { UserError } from '../../provisioner/contract/errors.ts';
import { answerDeps, fakeLookups, never } from './support/answer-deps.ts';
import { fakeRegistry } from './support/fake-registry.ts';
import { ADA, GRACE, playground } from './support/rows.ts';
import { NOW } from './support/slack-request.ts';

const gate = { requestedAt: NOW, signature: 'v0=a', arrivedAt: NOW * 1000, reference: 'ref-1' };
const request = { text: 'help', userId: ADA, teamId: 'T0TEST001', triggerId: '1.2.3' };

const deps = answerDeps;
const anybody = { teams: [], enterprises: [], channels: [], userGroups: [] };

const say = async (text: string, parts: AnswerDeps, changes: Partial<SlashRequest> = {}, when: Partial<Gate> = {}) =>
  (await answerCommand({ ...request, text, ...changes }, { ...gate, ...when }, parts)).text;

test('each verb is answered, to the asker alone', async () => {
  const parts = deps({ registry: fakeRegistry({ playgrounds: [playground()] }) });
  expect(await say('help', parts)).toContain('/playground create [name]');
  expect(await say('list', parts)).toContain('*demo* is ready at <http://198.51.100.7:8080>');
  expect(await say('create other', parts)).toContain('*other* is being made');
  expect(await say('destroy demo', parts, { triggerId: '4.5.6' })).toContain('*demo* is being destroyed');
  expect(await answerCommand(request, gate, parts)).toMatchObject({ response_type: 'ephemeral' });
});

test('the list has only what is mine', async () => {
  const playgrounds = [playground(), playground({ name: 'hers', id: 'hers-1', ownerId: GRACE })];
  expect(await say('list', deps({ registry: fakeRegistry({ playgrounds }) }))).not.toContain('hers');
});

test('a workspace that is not allowed gets nothing, not even help, and costs no call', async () => {
  const parts = deps({ allowed: { ...anybody, teams: ['T0OTHER01'] } });
  expect(await say('create demo', parts)).toContain('You may not use playgrounds from here.');
  expect(parts.registry.playgrounds.size).toBe(0);
  expect(parts.lookups.membersOf).not.toHaveBeenCalled();
});

test('where user groups restrict, Slack is asked; without its answer it is no', async () => {
  const allowed = { ...anybody, userGroups: ['S0TEAM001'] };
  const groups = { S0TEAM001: [ADA] };
  const parts = deps({ allowed, lookups: fakeLookups({ groups }) });
  expect(await say('create demo', parts)).toContain('*demo* is being made');
  expect(await say('create other', parts, { userId: GRACE })).toContain('members of certain user groups');
  parts.lookups.membersOf.mockRejectedValue(new Error('Slack is down'));
  expect(await say('create third', parts, { triggerId: '4.5.6' })).toContain('Slack did not say in time');
  expect([...parts.registry.playgrounds.keys()]).toEqual(['demo']);
});

test('user groups and a channel together cost one allowance of waiting', async () => {
  vi.useFakeTimers();
  try {
    const allowed = { ...anybody, userGroups: ['S0TEAM001'] };
    const sharedWith = [{ kind: 'channel' as const, id: 'C0GENERAL1', credentials: false }];
    const registry = fakeRegistry({ playgrounds: [playground({ ownerId: GRACE, sharedWith })] });
    const parts = deps({ allowed, registry, clock: Date.now });
    parts.lookups.membersOf.mockImplementation(async () => {
      await new Promise((resolve) => setTimeout(resolve, 200));
      return new Set([ADA]);
    });
    parts.lookups.channelsOf.mockImplementation(never);
    const begun = Date.now();
    const answer = say('extend demo', parts, {}, { arrivedAt: begun });
    await vi.runAllTimersAsync();
    expect(await answer).toContain('Slack did not say in time');
    expect(parts.lookups.channelsOf).toHaveBeenCalledOnce();
    expect(Date.now() - begun).toBe(LOOKUPS_MS);
  } finally {
    vi.useRealTimers();
  }
});

test('two people with the same trigger in two workspaces are two requests', async () => {
  const parts = deps();
  await say('create one', parts, { teamId: 'T0ONE0001' });
  await say('create two', parts, { teamId: 'T0TWO0001', userId: GRACE });
  expect([...parts.registry.playgrounds.keys()]).toEqual(['one', 'two']);
});

test('without a trigger the signature tells requests apart', async () => {
  const parts = deps();
  const withoutTrigger = { ...request, triggerId: undefined };
  await answerCommand({ ...withoutTrigger, text: 'create one' }, gate, parts);
  await answerCommand({ ...withoutTrigger, text: 'create two' }, { ...gate, signature: 'v0=b' }, parts);
  expect([...parts.registry.playgrounds.keys()]).toEqual(['one', 'two']);
});

test('a fault of ours is answered with a reference, and only the log has the details', async () => {
  const parts = deps();
  const claimCreate = () => Promise.reject(new Error('table PLAYGROUNDS not found'));
  const text = await say('create demo', { ...parts, registry: { ...parts.registry, claimCreate } });
  expect(text).toContain('ref-1');
  expect(text).not.toContain('PLAYGROUNDS');
  expect(parts.log.lines).toMatchObject([{ level: 'error', details: { reference: 'ref-1' } }]);
});

test('a fault with words for people is answered with them', async () => {
  const parts = deps();
  const listByOwner = () => Promise.reject(new UserError('BUSY', 'The index is being rebuilt.'));
  expect(await say('list', { ...parts, registry: { ...parts.registry, listByOwner } })).toContain(
    'The index is being rebuilt.',
  );
});

test('a registry that is silent until the budget is used up gets an honest answer', async () => {
  const parts = deps({ clock: Date.now });
  const silent = () => new Promise<never>(() => undefined);
  const registry = { ...parts.registry, claimCreate: silent, listByOwner: silent };
  // Arrived long ago, as after a slow cold start: the least budget is what is left.
  const late = { ...gate, arrivedAt: Date.now() - 5000 };
  const [create, list] = await Promise.all(
    ['create demo', 'list'].map((text) => answerCommand({ ...request, text }, late, { ...parts, registry })),
  );
  expect(create?.text).toContain('I cannot say yet whether it was accepted');
  expect(list?.text).toContain('The list did not come in time.');
});

test('how long the person waited is measured for each command, refused ones as well', async () => {
  const parts = deps();
  await say('list', parts);
  await say('nonsense', parts);
  expect(parts.measureAck.mock.calls).toEqual([
    ['list', 70],
    ['none', 70],
  ]);
});
