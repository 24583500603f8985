import { describe, expect, test, vi } from 'vitest';
import { answerDeps } from '../support/answer-deps.ts';
import { fakeRegistry } from '../support/fake-registry.ts';
import { ADA, GRACE, LINUS, operation, playground } from '../support/rows.ts';
import { NOW } from '../support/slack-request.ts';
import { typed } from './support.ts';

/** The name was Ada's, who destroyed it; now it is Grace's. */
const operations = [
  operation({ id: 'op-1', playgroundId: 'demo-old', askedBy: ADA, state: 'succeeded', finishedAt: NOW + 60 }),
  operation({ id: 'op-2', playgroundId: 'demo-old', askedBy: ADA, kind: 'destroy', requestedAt: NOW + 100 }),
  operation({ id: 'op-3', playgroundId: 'demo-new', ownerId: GRACE, askedBy: GRACE, requestedAt: NOW + 200 }),
  operation({ id: 'op-4', playgroundName: 'other', playgroundId: 'other-1', askedBy: ADA, requestedAt: NOW + 300 }),
];
const playgrounds = [playground({ id: 'demo-new', ownerId: GRACE })];
const deps = () => answerDeps({ registry: fakeRegistry({ playgrounds, operations }) });
const linesOf = async (...given: Parameters<typeof typed>) =>
  (await typed(...given)).text.split('\n').filter((line) => line.startsWith('•'));

describe('history', () => {
  test('of a name: of each playground that had it, only what concerned the asker', async () => {
    expect(await linesOf('history demo', deps())).toHaveLength(2);
    const [only, ...more] = await linesOf('history demo', deps(), { userId: GRACE });
    expect(only).toContain(`by <@${GRACE}>`);
    expect(more).toEqual([]);
  });

  test('an admin sees all of it, the newest first', async () => {
    const lines = await linesOf('history demo', { ...deps(), admins: [LINUS] }, { userId: LINUS });
    expect(lines.map((line) => /is (waiting|being)|was/.exec(line) !== null)).toEqual([true, true, true]);
    expect(lines[0]).toContain(`<@${GRACE}>`);
  });

  test('a stranger is told whose it is', async () => {
    expect((await typed('history demo', deps(), { userId: LINUS })).text).toContain(`*demo* is <@${GRACE}>’s.`);
  });

  test('without a name: what the asker asked for, whatever its name', async () => {
    const lines = await linesOf('history', deps());
    expect(lines).toHaveLength(3);
    expect(lines[0]).toContain('*other*');
  });

  test('without a name: what others and the end of its time did to what was theirs', async () => {
    const parts = deps();
    const expired = operation({
      id: 'op-5',
      kind: 'destroy',
      cause: 'expired',
      playgroundName: 'mine',
      requestedAt: NOW + 9,
    });
    parts.registry.operations.set('op-5', expired);
    const byAdmin = { kind: 'transferred', askedBy: LINUS, ownerId: ADA, target: GRACE } as const;
    const about = { id: 'ch-1', playgroundName: 'lost', playgroundId: 'lost-1', requestedAt: NOW + 400 };
    parts.registry.changes.set('ch-1', { ...about, ...byAdmin });
    const lines = await linesOf('history', parts);
    expect(lines).toHaveLength(5);
    expect(lines[0]).toContain(`*lost* was given to <@${GRACE}> by <@${LINUS}>`);
    expect(lines[3]).toContain('*mine* is waiting to be destroyed, because its time was up');
    expect((await linesOf('history', parts, { userId: GRACE })).join()).not.toContain('lost');
  });

  test('without a name: reads no more than it shows, and says that there are older ones', async () => {
    const many = Array.from({ length: 60 }, (_, index) =>
      operation({ id: `op-${index}`, askedBy: LINUS, requestedAt: NOW + index }),
    );
    const parts = answerDeps({ registry: fakeRegistry({ operations: many }) });
    const history = vi.spyOn(parts.registry, 'history');
    expect((await typed('history', parts)).text).toContain('Only the newest 50 are shown.');
    expect(history.mock.calls.map(([, limit]) => limit)).toEqual([51, 51]);
  });

  test('says for how long it is kept', async () => {
    expect((await typed('history', deps())).text).toContain('History is kept for 30 days.');
  });
});
