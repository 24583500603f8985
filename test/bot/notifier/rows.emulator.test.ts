import { describe, expect, it } from 'vitest';
import type { AlertBoard } from '../../../bot/notifier/alert-board.ts';
import { createAlertBoard } from '../../../bot/notifier/alert-board-dynamodb.ts';
import { createUpdateCount } from '../../../bot/notifier/update-count.ts';
import type { UpdateCount } from '../../../bot/notifier/updates.ts';
import { useRegistryTable } from '../../support/use-registry-table.ts';
import { fakeAlertBoard } from '../support/fake-alert-board.ts';
import { fakeUpdateCount } from '../support/notifier-deps.ts';

const NOW = 1_800_000_000;
const first = { text: 'first', blocks: [] };

const table = useRegistryTable();

/** The same rules for the rows in the table and for what tests put in their place. */
describe.each([
  ['in the table', () => createUpdateCount(table().client, table().table)],
  ['in memory', () => fakeUpdateCount()],
] as [string, () => UpdateCount][])('the count of updates %s', (_, make) => {
  it('lets so many through and no more, however many ask at once', async () => {
    const count = make();
    const taken = await Promise.all(Array.from({ length: 20 }, () => count.take(NOW, 12)));
    expect(taken.filter(Boolean)).toHaveLength(12);
    expect(await count.take(NOW + 20, 12)).toBe(true);
  });

  it('is closed by whoever hears that Slack has had enough', async () => {
    const count = make();
    await count.close(NOW + 40);
    expect(await count.take(NOW + 40, 12)).toBe(false);
  });
});

describe.each([
  ['in the table', () => createAlertBoard(table().client, table().table)],
  ['in memory', () => fakeAlertBoard()],
] as [string, () => AlertBoard][])('what the alerts channel knows, %s', (_, make) => {
  it('gathers what fails alike, each once, in one message', async () => {
    const board = make();
    const group = { id: 'create failed#1', cause: 'create failed', first };
    const ids = ['op-1', 'op-2', 'op-3', 'op-1'];
    await Promise.all(ids.map((id) => board.join(group, { id, line: `line of ${id}` }, NOW)));
    const gathered = await board.getGroup(group.id);
    expect(gathered).toMatchObject({ id: group.id, cause: 'create failed', first, sequence: 3 });
    expect(gathered?.entries.map(({ line }) => line).sort()).toEqual(['line of op-1', 'line of op-2', 'line of op-3']);
    expect(await board.getGroup('another#1')).toBeUndefined();
  });

  it('keeps where the message of a group is, posted by one', async () => {
    const board = make();
    await board.join({ id: 'down#1', cause: 'down', first }, { id: 'no-1', line: 'one' }, NOW);
    const claims = await Promise.all([1, 2].map(() => board.messages.claimPost('down#1', NOW, NOW + 90)));
    expect(claims.filter(Boolean)).toHaveLength(1);
    await board.messages.posted('down#1', { channel: 'C1', ts: '1.0' });
    await board.messages.shown('down#1', 1);
    expect(await board.getGroup('down#1')).toMatchObject({ message: { channel: 'C1', ts: '1.0' }, shownSequence: 1 });
  });

  it('gives the end of a thread to exactly one', async () => {
    const board = make();
    const thread = { name: 'demo', playgroundId: 'demo-1', cause: 'down', group: 'down#1' };
    await board.openThread(thread, NOW);
    expect(await board.getThread('demo')).toMatchObject(thread);
    const closed = await Promise.all([board.closeThread('demo'), board.closeThread('demo')]);
    expect(closed.filter(Boolean)).toMatchObject([thread]);
    expect(await board.getThread('demo')).toBeUndefined();
  });
});
