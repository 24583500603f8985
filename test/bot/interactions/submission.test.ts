import { describe, expect, test } from 'vitest';
import { answerSubmission } from '../../../bot/interactions/submission.ts';
import type { Playground } from '../../../provisioner/contract/playground.ts';
import { answerDeps, never } from '../support/answer-deps.ts';
import { fakeRegistry } from '../support/fake-registry.ts';
import { gate, submission } from '../support/interactions.ts';
import { ADA, GRACE, playground } from '../support/rows.ts';
import { NOW } from '../support/slack-request.ts';

function setUp(playgrounds: Playground[] = []) {
  const registry = fakeRegistry({ playgrounds });
  const deps = answerDeps({ registry });
  const send = (...all: Parameters<typeof submission>) => answerSubmission(submission(...all), gate, deps);
  return { registry, deps, send };
}

test('makes what was chosen, and closes', async () => {
  const { send, registry, deps } = setUp();
  await expect(
    send({ name: 'Demo', lifetime: '2h', people: [GRACE], channels: ['C0TEAM001'] }),
  ).resolves.toBeUndefined();
  expect(registry.playgrounds.get('demo')).toMatchObject({
    ownerId: ADA,
    expiresAt: NOW + 2 * 3600,
    sharedWith: [
      { kind: 'user', id: GRACE, credentials: false },
      { kind: 'channel', id: 'C0TEAM001', credentials: false },
    ],
  });
  expect(deps.invoke).toHaveBeenCalledOnce();
});

test('left empty it gets a name and the usual time', async () => {
  const { send, registry } = setUp();
  await send({});
  expect([...registry.playgrounds.values()]).toMatchObject([{ expiresAt: NOW + 4 * 3600 }]);
});

test('sent twice it is one playground', async () => {
  const { send, registry } = setUp();
  await expect(Promise.all([send({}), send({})])).resolves.toEqual([undefined, undefined]);
  expect(registry.playgrounds.size).toBe(1);
});

describe('what is wrong is said at its field, in plain words', () => {
  const cases: [what: string, filled: Parameters<typeof submission>[0], field: string, words: string][] = [
    ['a name that is none', { name: '../etc' }, 'name', 'not a name'],
    ['a name that is taken', { name: 'demo' }, 'name', 'taken'],
    ['a length of time that is none', { lifetime: '-1h' }, 'lifetime', 'length of time'],
    ['days without end', { lifetime: '1e9d' }, 'lifetime', 'length of time'],
    ['NaN', { lifetime: 'NaN' }, 'lifetime', 'length of time'],
    ['longer than may be', { lifetime: '9d' }, 'lifetime', '24 h'],
    ['a template that was removed meanwhile', { template: 'gone' }, 'template', 'template'],
    ['a person that is none', { people: ['<!channel>'] }, 'people', 'not somebody'],
    ['a conversation that is no channel', { channels: ['D0ADA0001'] }, 'channels', 'not somebody'],
  ];
  test.each(cases)('%s', async (_, filled, field, words) => {
    const { send, deps } = setUp([playground({ ownerId: GRACE })]);
    const answer = await send(filled);
    expect(answer).toEqual({ response_action: 'errors', errors: { [field]: expect.stringContaining(words) } });
    expect(JSON.stringify(answer)).not.toMatch(/[`*<>]|&[a-z]+;/);
    expect(deps.invoke).not.toHaveBeenCalled();
  });

  test('somebody whom it cannot be shared with, and a channel', async () => {
    const { send, deps } = setUp();
    deps.lookups.person.mockResolvedValueOnce({ hasLeft: true, isBot: false, teamIds: ['T0TEST001'] });
    await expect(send({ people: [GRACE] })).resolves.toMatchObject({
      errors: { people: expect.stringContaining('has left') },
    });
    deps.lookups.channel.mockRejectedValueOnce(new Error('used up'));
    await expect(send({ people: [GRACE], channels: ['C0TEAM001'] })).resolves.toMatchObject({
      errors: { channels: expect.stringContaining('did not say in time') },
    });
    expect(deps.invoke).not.toHaveBeenCalled();
  });

  test('and when it is corrected the same form makes it', async () => {
    const { send, registry } = setUp();
    await send({ name: '1' });
    await expect(send({ name: 'demo' })).resolves.toBeUndefined();
    expect(registry.playgrounds.has('demo')).toBe(true);
  });
});

describe('a form that was tampered with is refused', () => {
  test.each([
    ['opened for somebody else', JSON.stringify({ v: 1, for: GRACE })],
    ['with a field too many', JSON.stringify({ v: 1, for: ADA, playground: 'hers' })],
    ['without a mark', ''],
    ['with something else in it', '{"v":'],
  ])('%s', async (_, metadata) => {
    const { send, registry } = setUp();
    await expect(send({ name: 'demo' }, { metadata })).resolves.toMatchObject({ response_action: 'errors' });
    expect(registry.playgrounds.size).toBe(0);
  });

  test.each([undefined, {}, { view: {} }])('%j', async (body) => {
    const { deps } = setUp();
    await expect(answerSubmission(body, gate, deps)).resolves.toMatchObject({ response_action: 'errors' });
  });
});

test('from a workspace that is not allowed is refused', async () => {
  const { deps, registry } = setUp();
  const others = { ...deps, allowed: { ...deps.allowed, teams: ['T0OTHER01'] } };
  await expect(answerSubmission(submission({}), gate, others)).resolves.toMatchObject({ response_action: 'errors' });
  expect(registry.playgrounds.size).toBe(0);
});

test('when the registry does not answer, says that it cannot say', async () => {
  const { send, registry } = setUp();
  registry.claimCreate = never;
  await expect(send({ name: 'demo' })).resolves.toMatchObject({ errors: { name: expect.stringContaining('wait') } });
});

test('when something broke, says the reference and no more', async () => {
  const { send, registry } = setUp();
  registry.claimCreate = async () => {
    throw new Error('the table said: secret');
  };
  const answer = await send({ name: 'demo' });
  expect(JSON.stringify(answer)).toContain('ref-1');
  expect(JSON.stringify(answer)).not.toContain('secret');
});
