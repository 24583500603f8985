import { expect, test } from 'vitest';
import { at, code, duration, escaped } from '../../../bot/messages/text.ts';

test.each([
  ['a<b>&c', 'a&lt;b&gt;&amp;c'],
  ['<!channel> <@U0GRACE01>', '&lt;!channel&gt; &lt;@U0GRACE01&gt;'],
  ['&lt;', '&amp;lt;'],
])('%j is escaped', (text, expected) => {
  expect(escaped(text)).toBe(expected);
});

test.each([
  ['demo', '`demo`'],
  ['a`b', "`a'b`"],
  ['two\nlines', '`two lines`'],
  ['<!channel>', '`&lt;!channel&gt;`'],
  ['🎉'.repeat(61), `\`${'🎉'.repeat(60)}…\``],
])('%j as code', (text, expected) => {
  expect(code(text)).toBe(expected);
});

test.each([
  [-5, '0 s'],
  [0, '0 s'],
  [40.9, '40 s'],
  [60, '1 min'],
  [3599, '59 min'],
  [3600, '1 h'],
  [7500, '2 h 5 min'],
])('%d s is %j', (seconds, expected) => {
  expect(duration(seconds)).toBe(expected);
});

test('a time is shown in the zone of who reads, with UTC for clients that cannot', () => {
  expect(at(1_790_000_000)).toBe('<!date^1790000000^{date_short_pretty} {time}|2026-09-21 14:13 UTC>');
});
