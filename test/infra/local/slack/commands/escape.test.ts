import { expect, it } from 'vitest';
import { escapeCommandText } from '../../../../../infra/local/slack/commands/escape.ts';

it.each([
  ['create demo', 'create demo'],
  ['share @grace', 'share <@U0GRACE01|grace>'],
  ['share @Grace.', 'share @Grace.'],
  ['share @nobody', 'share @nobody'],
  ['tell ada@grace', 'tell ada@grace'],
  ['in #general', 'in <#C0GENERAL1|general>'],
  ['in #nowhere', 'in #nowhere'],
  ['a & b < c > d', 'a &amp; b &lt; c &gt; d'],
  ['<@U0ADA0001>', '&lt;@U0ADA0001&gt;'],
  ['see https://example.com/a?b=1', 'see <https://example.com/a?b=1>'],
])('%s is sent as %s', (typed, sent) => {
  expect(escapeCommandText(typed)).toBe(sent);
});
