import { describe, expect, test, vi } from 'vitest';
import { extendedEnd, submitExtend } from '../../../bot/submit/extend.ts';
import { asker, answerDeps as deps, never, roomyBudget, shortBudget } from '../support/answer-deps.ts';
import { fakeRegistry } from '../support/fake-registry.ts';
import { GRACE, LINUS, playground } from '../support/rows.ts';
import { NOW } from '../support/slack-request.ts';

const HOUR = 3600;
const DAY = 24 * HOUR;
const demo = { name: 'demo' };
/** Ends in 4 h, and may live 24 h in all. */
const born = NOW - 40;
const end = NOW + 4 * HOUR;
const mine = (changes = {}) => deps({ registry: fakeRegistry({ playgrounds: [playground(changes)] }) });

describe('the end that it gets', () => {
  test.each([
    ['an hour later without a word', undefined, NOW, end + HOUR, false],
    ['by what was asked for', 2 * HOUR, NOW, end + 2 * HOUR, false],
    ['just up to the most', DAY - 4 * HOUR - 40, NOW, born + DAY, false],
    ['no longer than the most', 30 * HOUR, NOW, born + DAY, true],
    ['the most', 'max', NOW, born + DAY, false],
    ['from now, when its time is up already', HOUR, end + 600, end + 600 + HOUR, false],
  ] as const)('%s', (_, by, now, expiresAt, capped) => {
    expect(extendedEnd({ createdAt: born, expiresAt: end }, by, DAY, now)).toEqual({ expiresAt, capped });
  });
});

test('moves the end and the warning, and tells of it', async () => {
  const parts = mine();
  expect(await submitExtend(asker(), demo, 2 * HOUR, roomyBudget(), parts)).toEqual({
    outcome: 'extended',
    expiresAt: end + 2 * HOUR,
    capped: false,
  });
  expect(parts.registry.playgrounds.get('demo')).toMatchObject({
    expiresAt: end + 2 * HOUR,
    warnAt: end + 2 * HOUR - 1800,
  });
  expect(parts.publish.mock.calls.map(([event]) => event)).toEqual([
    { type: 'playground-changed', playgroundName: 'demo', playgroundId: 'demo-0a1b2c3d', formerUsers: [] },
  ]);
});

test('a guest may, a stranger may not', async () => {
  const parts = mine({ sharedWith: [{ kind: 'user', id: GRACE, credentials: false }] });
  const guest = asker({ userId: GRACE, requestKey: 'guest' });
  expect(await submitExtend(guest, demo, HOUR, roomyBudget(), parts)).toMatchObject({ outcome: 'extended' });
  const stranger = asker({ userId: LINUS, requestKey: 'stranger' });
  expect(await submitExtend(stranger, demo, HOUR, roomyBudget(), parts)).toMatchObject({ outcome: 'not-yours' });
  expect(parts.registry.playgrounds.get('demo')?.expiresAt).toBe(end + HOUR);
});

test('one that lives as long as it may is left alone', async () => {
  const parts = mine({ expiresAt: born + DAY });
  expect(await submitExtend(asker(), demo, 'max', roomyBudget(), parts)).toMatchObject({ outcome: 'at-most' });
  expect(parts.registry.changes.size).toBe(0);
});

test.each(['creating', 'updating', 'destroying', 'stuck'] as const)('%s is not extended', async (state) => {
  const parts = mine({ state });
  expect(await submitExtend(asker(), demo, HOUR, roomyBudget(), parts)).toMatchObject({ outcome: 'not-extendable' });
});

test('the same request twice extends once', async () => {
  const parts = mine();
  const first = await submitExtend(asker(), demo, HOUR, roomyBudget(), parts);
  expect(await submitExtend(asker(), demo, HOUR, roomyBudget(), parts)).toEqual(first);
  expect(parts.registry.playgrounds.get('demo')?.expiresAt).toBe(end + HOUR);
});

/** Somebody else changes the row between the look and the write. */
function meanwhile(parts: ReturnType<typeof mine>, changes: Partial<ReturnType<typeof playground>>) {
  const { getPlayground } = parts.registry;
  return vi.spyOn(parts.registry, 'getPlayground').mockImplementationOnce(async (name) => {
    const seen = await getPlayground(name);
    parts.registry.playgrounds.set(name, playground(changes));
    return seen;
  });
}

test('an extension that loses to another is decided again, on top of that one', async () => {
  const parts = mine();
  meanwhile(parts, { expiresAt: end + HOUR });
  expect(await submitExtend(asker(), demo, HOUR, roomyBudget(), parts)).toMatchObject({ expiresAt: end + 2 * HOUR });
});

test('an extension that loses to the expiry says what is, and changes nothing', async () => {
  const parts = mine({ expiresAt: NOW - 1 });
  meanwhile(parts, { expiresAt: NOW - 1, state: 'destroying' });
  expect(await submitExtend(asker(), demo, HOUR, roomyBudget(), parts)).toMatchObject({
    outcome: 'not-extendable',
    playground: { state: 'destroying' },
  });
  expect(parts.registry.playgrounds.get('demo')).toMatchObject({ state: 'destroying', expiresAt: NOW - 1 });
});

test('an extension that wins against the expiry leaves it nothing to destroy', async () => {
  const parts = mine({ expiresAt: NOW - 1 });
  await submitExtend(asker(), demo, HOUR, roomyBudget(), parts);
  const expiry = { name: 'demo', cause: 'expired' as const, expiredBy: NOW, requestedAt: NOW, requestKey: 'sweep' };
  expect(await parts.registry.claimDestroy(expiry)).toMatchObject({ outcome: 'not-destroyable' });
});

test('whoever keeps losing is told to try again', async () => {
  const parts = mine();
  const lost = { outcome: 'changed-meanwhile' as const, playground: playground() };
  const extend = vi.spyOn(parts.registry, 'extend').mockResolvedValue(lost);
  expect(await submitExtend(asker(), demo, HOUR, roomyBudget(), parts)).toEqual({ outcome: 'busy' });
  expect(extend).toHaveBeenCalledTimes(3);
});

test('a button of an earlier generation extends nothing', async () => {
  const parts = mine();
  const aim = { ...demo, playgroundId: 'demo-99999999' };
  expect(await submitExtend(asker(), aim, HOUR, roomyBudget(), parts)).toEqual({ outcome: 'no-such-playground' });
});

test('a registry that is silent is said to be so', async () => {
  const parts = mine();
  vi.spyOn(parts.registry, 'extend').mockImplementation(never);
  expect(await submitExtend(asker(), demo, HOUR, shortBudget(), parts)).toEqual({ outcome: 'over-budget' });
});

test.each([
  ['breaks', async () => Promise.reject(new Error('SNS is down'))],
  ['is silent', never],
])('a topic that %s is logged, and the change stands', async (_, publish) => {
  const parts = { ...mine(), publish };
  expect(await submitExtend(asker(), demo, HOUR, shortBudget(100), parts)).toMatchObject({ outcome: 'extended' });
  expect(parts.log.lines).toMatchObject([{ level: 'warn' }]);
});
