import { describe, expect, it } from 'vitest';
import type { AlertBoard, Told } from '../../../bot/notifier/alert-board.ts';
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

  it('lets one at a time draw the message of a group, and keeps where it is', async () => {
    const board = make();
    const told = await joined(board, 'down#1', 'no-1');
    const claims = await Promise.all([1, 2].map(() => board.claimDraw(told.group, NOW, NOW + 90)));
    expect(claims.filter(Boolean)).toMatchObject([{ id: 'down#1', entries: [{ id: 'no-1' }] }]);
    await board.endDraw(told.group, { sequence: 1, message: { channel: 'C1', ts: '1.0' } });
    expect(await board.getGroup('down#1')).toMatchObject({ message: { channel: 'C1', ts: '1.0' }, shownSequence: 1 });
    expect(await board.claimDraw(told.group, NOW, NOW + 90)).toBeDefined();
    await board.endDraw(told.group);
    expect(await board.claimDraw(told.group, NOW, NOW + 90)).toMatchObject({
      message: { ts: '1.0' },
      shownSequence: 1,
    });
    expect(await board.claimDraw(told.group, NOW + 91, NOW + 200), 'its holder is dead').toBeDefined();
  });

  it('keeps what became of an entry, in its order, until it is solved', async () => {
    const board = make();
    const told = await joined(board, 'down#2', 'no-2');
    const became = (at: string, line: string) => board.follow(told, { at, state: 'failed', line });
    expect(await became('2', 'second')).toBe(true);
    expect(await became('1', 'first')).toBe(false);
    expect(await became('2', 'second')).toBe(false);
    expect((await board.getGroup(told.group))?.entries).toMatchObject([{ latest: { line: 'second' } }]);
    await board.solve(told, 'Solved.');
    await board.solve(told, 'Solved again.');
    expect(await became('3', 'third')).toBe(false);
    expect(await board.getGroup(told.group)).toMatchObject({ entries: [{ solved: 'Solved.' }], sequence: 3 });
  });

  it('keeps where something was told', async () => {
    const board = make();
    expect(await board.whereTold('no-9')).toBeUndefined();
    await board.keepTold('no-9', { group: 'down#3', entry: 'no-8' }, NOW);
    expect(await board.whereTold('no-9')).toMatchObject({ group: 'down#3', entry: 'no-8' });
  });

  it('gives the end of a thread to exactly one, and to nothing that is older', async () => {
    const board = make();
    const told = { group: 'down#1', entry: 'no-1' };
    const thread = { ...told, name: 'demo', playgroundId: 'demo-1', cause: 'down', since: '2' };
    await board.openThread(thread, NOW);
    expect(await board.getThread('demo')).toMatchObject(thread);
    expect(await board.closeThread('demo', '2')).toBeUndefined();
    const closed = await Promise.all([board.closeThread('demo', '3'), board.closeThread('demo', '3')]);
    expect(closed.filter(Boolean)).toMatchObject([thread]);
    expect(await board.getThread('demo')).toBeUndefined();
    expect(await board.closeThread('demo', '4')).toBeUndefined();
  });

  it('keeps the latest end of a name', async () => {
    const board = make();
    expect(await board.getEnd('alarm errors')).toBeUndefined();
    for (const at of ['3', '5', '4']) await board.keepEnd('alarm errors', { at, message: { ...first, text: at } }, NOW);
    expect(await board.getEnd('alarm errors')).toMatchObject({ at: '5', message: { text: '5' } });
  });
});

async function joined(board: AlertBoard, group: string, entry: string): Promise<Told> {
  await board.join({ id: group, cause: 'down', first }, { id: entry, line: 'one' }, NOW);
  return { group, entry };
}
