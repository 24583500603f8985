import { expect, test, vi } from 'vitest';
import { answerCommand } from '../../bot/answer.ts';
import type { AnswerDeps } from '../../bot/answers/question.ts';
import { UserError } from '../../provisioner/contract/errors.ts';
import { fakeLog } from './support/fake-log.ts';
import { type FakeRegistry, fakeRegistry } from './support/fake-registry.ts';
import { ADA, GRACE, playground } from './support/rows.ts';
import { NOW } from './support/slack-request.ts';

const gate = { requestedAt: NOW, signature: 'v0=a', arrivedAt: NOW * 1000, reference: 'ref-1' };
const request = { text: 'help', userId: ADA, teamId: 'T0TEST001', triggerId: '1.2.3' };

function deps(changes: Partial<Pick<AnswerDeps, 'clock' | 'allowedTeamIds'>> & { registry?: FakeRegistry } = {}) {
  return {
    registry: changes.registry ?? fakeRegistry(),
    invoke: vi.fn<AnswerDeps['invoke']>(async () => undefined),
    limits: { perOwner: 3, total: 20 },
    lifetimeSeconds: 14_400,
    warningSeconds: 1800,
    allowedTeamIds: changes.allowedTeamIds ?? [],
    clock: changes.clock ?? (() => NOW * 1000 + 70),
    measureAck: vi.fn<AnswerDeps['measureAck']>(),
    log: fakeLog(),
  };
}

const say = async (text: string, parts: AnswerDeps, changes: Partial<typeof request> = {}) =>
  (await answerCommand({ ...request, text, ...changes }, gate, parts)).text;

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
  const parts = deps({ allowedTeamIds: ['T0OTHER01'] });
  expect(await say('create demo', parts)).toContain('You may not use playgrounds from here.');
  expect(parts.registry.playgrounds.size).toBe(0);
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
