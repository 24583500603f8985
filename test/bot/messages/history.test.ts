import { describe, expect, test } from 'vitest';
import { type HistoryView, history } from '../../../bot/messages/history.ts';
import { at } from '../../../bot/messages/text.ts';
import type { Change } from '../../../provisioner/contract/change.ts';
import { ADA, GRACE, operation } from '../support/rows.ts';
import { NOW } from '../support/slack-request.ts';

const change = (overrides: Partial<Change>): Change => ({
  id: 'ch-1',
  kind: 'extended',
  playgroundName: 'demo',
  playgroundId: 'demo-0a1b2c3d',
  askedBy: ADA,
  requestedAt: NOW,
  ...overrides,
});
const view = (entry: HistoryView['entries'][number]): HistoryView => ({
  name: 'demo',
  entries: [entry],
  isCut: false,
  keptDays: 30,
});
const lineOf = (entry: HistoryView['entries'][number]) => history(view(entry)).text.split('\n')[1];
const ended = { state: 'succeeded', finishedAt: NOW + 65 } as const;

describe('each entry says who did what, when, for how long, with which versions and what result', () => {
  test.each([
    [operation({ askedBy: ADA, ...ended }), `was made by <@${ADA}>, after 1 min`],
    [operation({ askedBy: ADA, ...ended, tags: { web: 'v2' } }), `was made by <@${ADA}> with \`web=v2\`, after 1 min`],
    [operation({ kind: 'destroy', cause: 'expired', ...ended }), 'was destroyed, because its time was up, after 1 min'],
    [
      operation({ kind: 'update', askedBy: ADA, attempt: 2, ...ended }),
      `was updated by <@${ADA}>, after 1 min in 2 attempts`,
    ],
    [operation({ kind: 'restart', askedBy: ADA, state: 'running' }), `is being restarted by <@${ADA}>`],
    [operation({ askedBy: ADA }), `is waiting to be made by <@${ADA}>`],
    [
      operation({
        askedBy: ADA,
        ...ended,
        state: 'failed',
        failure: { code: 'IMAGE_NOT_FOUND', reason: 'a long log', reference: 'r' },
      }),
      `could not be made by <@${ADA}>, after 1 min: An image of the template cannot be pulled.`,
    ],
    [change({ expiresAt: NOW + 3600 }), `was extended until ${at(NOW + 3600)} by <@${ADA}>`],
    [change({ kind: 'shared', target: GRACE }), `was shared with <@${GRACE}> by <@${ADA}>`],
    [change({ kind: 'shared', target: 'C0GENERAL1' }), `was shared with <#C0GENERAL1> by <@${ADA}>`],
    [change({ kind: 'unshared', target: GRACE }), `was no longer shared with <@${GRACE}>, by <@${ADA}>`],
    [change({ kind: 'transferred', target: GRACE }), `was given to <@${GRACE}> by <@${ADA}>`],
  ])('%#', (entry, words) => {
    expect(lineOf(entry)).toBe(`• ${at(NOW)} ${words}`);
  });
});

test('says how long it is kept, and that there are older ones', () => {
  expect(history(view(operation())).text).toMatch(/History is kept for 30 days\.$/);
  expect(history({ ...view(operation()), isCut: true }).text).toMatch(/Only the newest 1 are shown\. History is kept/);
});

test('one’s own names each playground', () => {
  const { name: _, ...mine } = view(operation({ askedBy: ADA }));
  expect(history(mine).text).toContain(`*demo* is waiting to be made by <@${ADA}>`);
});

test('nothing there', () => {
  expect(history({ ...view(operation()), entries: [] }).text).toContain('nothing about *demo* that you may see');
  expect(history({ entries: [], isCut: false, keptDays: 30 }).text).toContain('You have asked for nothing yet,');
});
