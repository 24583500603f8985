import { expect, it } from 'vitest';
import { messageLines } from '../../../../../infra/local/slack/say/plain-text.ts';

const at = { now: new Date('2026-01-15T12:00:00Z'), timeZone: 'UTC' };
const lines = (text: string): string[] => messageLines({ text }, at);

it.each([
  ['*demo* is ready\n\nat <http://198.51.100.7:8080>', ['demo is ready', 'at http://198.51.100.7:8080']],
  ['<http://a.example|here> 2 * 3 * 4', ['here (http://a.example) 2 * 3 * 4']],
  ['<@U0GRACE01> in <#C0GENERAL1>, <!here>', ['@grace in #general, @here']],
  ['until <!date^1768500000^{date_short_pretty}|then>', ['until today']],
  ['until <!date^soon^{date}|then>', ['until then']],
  ['`a &lt; b &amp; c`', ['`a < b & c`']],
  ['\u001b[31mred\u001b[0m\u0007', ['[31mred[0m']],
])('%j', (text, expected) => {
  expect(lines(text)).toEqual(expected);
});

it('writes blocks out, and the text only where there are none', () => {
  const plain = (text: string) => ({ type: 'plain_text', text }) as const;
  const mrkdwn = (text: string) => ({ type: 'mrkdwn', text }) as const;
  const blocks = messageLines(
    {
      text: 'fallback',
      blocks: [
        { type: 'header', text: plain('Ready') },
        { type: 'section', text: mrkdwn('*demo*'), fields: [mrkdwn('*User*\nplayground')] },
        { type: 'divider' },
        { type: 'context', elements: [plain('a'), plain('b')] },
        {
          type: 'actions',
          elements: [
            { type: 'button', text: plain('Open'), url: 'http://a.example' },
            { type: 'button', text: plain('Destroy') },
          ],
        },
      ],
    },
    at,
  );
  expect(blocks).toEqual(['Ready', 'demo', 'User', 'playground', '---', 'a · b', '[Open: http://a.example] [Destroy]']);
});
