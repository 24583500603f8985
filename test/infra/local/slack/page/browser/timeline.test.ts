import { expect, it } from 'vitest';
import type { Shown } from '../../../../../../infra/local/slack/live/events.ts';
import { timeline } from '../../../../../../infra/local/slack/page/browser/timeline.ts';
import { ADA, GENERAL } from '../../support.ts';

const now = new Date('2026-03-05T12:00:00Z');
const at = (time: string, more: { threadTs?: string } = {}): Shown => ({
  message: { channel: GENERAL, ts: ts(time), user: ADA, text: time, edits: [], ...more },
  html: time,
});
const ts = (time: string) => `${Date.parse(time) / 1000}.000100`;
const drawn = (messages: Shown[], timeZone = 'UTC') =>
  timeline(messages, now, timeZone).map((row) =>
    row.kind === 'day' ? row.words : [row.shown.html, ...row.replies.map(({ html }) => html)],
  );

it('begins each day with its name', () => {
  const times = ['2025-12-31T08:00:00Z', '2026-03-03T08:00:00Z', '2026-03-04T08:00:00Z', '2026-03-05T08:00:00Z'];
  expect(drawn(times.map((time) => at(time))).filter((row) => typeof row === 'string')).toEqual([
    // The comma depends on whose Unicode data writes it.
    expect.stringMatching(/^Wednesday,? 31 December 2025$/),
    expect.stringMatching(/^Tuesday,? 3 March$/),
    'Yesterday',
    'Today',
  ]);
});

it('tells days apart in the reader\u2019s time zone, and names each once', () => {
  const times = ['2026-03-04T22:00:00Z', '2026-03-04T23:30:00Z', '2026-03-05T08:00:00Z'].map((time) => at(time));
  expect(drawn(times)).toEqual(['Yesterday', [times[0]?.html], [times[1]?.html], 'Today', [times[2]?.html]]);
  expect(drawn(times, 'Europe/Berlin')).toEqual([
    'Yesterday',
    [times[0]?.html],
    'Today',
    [times[1]?.html],
    [times[2]?.html],
  ]);
});

it('shows replies under what they answer, and a reply to what is not seen by itself', () => {
  const parent = at('2026-03-05T08:00:00Z', { threadTs: ts('2026-03-05T08:00:00Z') });
  const between = at('2026-03-05T08:01:00Z');
  const reply = at('2026-03-05T08:02:00Z', { threadTs: parent.message.ts });
  const orphan = at('2026-03-05T08:03:00Z', { threadTs: '1.000100' });
  expect(drawn([parent, between, reply, orphan])).toEqual([
    'Today',
    [parent.html, reply.html],
    [between.html],
    [orphan.html],
  ]);
});
