import { describe, expect, it } from 'vitest';
import { mrkdwnHtml } from '../../../../../infra/local/slack/page/mrkdwn.ts';

const at = { now: new Date('2026-01-15T12:00:00Z'), timeZone: 'UTC' };
const html = (text: string): string => mrkdwnHtml(text, at);
const seconds = (iso: string): number => Date.parse(iso) / 1000;

describe('mrkdwn', () => {
  it.each([
    ['*bold* _italic_ ~gone~', '<b>bold</b> <i>italic</i> <s>gone</s>'],
    ['*demo*: ready', '<b>demo</b>: ready'],
    ['a*b*c file_name_x 2 * 3 * 4', 'a*b*c file_name_x 2 * 3 * 4'],
    ['`*code*` and `a<b`', '<code>*code*</code> and <code>a&lt;b</code>'],
    ['```\nmany\n*lines*\n```', '<pre>many\n*lines*\n</pre>'],
    ['one\ntwo', 'one<br>two'],
    ['> said\n> twice\nthen', '<blockquote>said<br>twice</blockquote>then'],
    ['a &lt;b&gt; &amp; c', 'a &lt;b&gt; &amp; c'],
    ['<@U0ADA0001> in <#C0GENERAL1>', '<span class="mention">@ada</span> in <span class="mention">#general</span>'],
    ['<!here>', '<span class="mention">@here</span>'],
  ])('%s', (text, expected) => {
    expect(html(text)).toBe(expected);
  });

  it('links, also in bold', () => {
    expect(html('*<http://198.51.100.7:8080|open &amp; see>*')).toBe(
      '<b><a href="http://198.51.100.7:8080" target="_blank" rel="noopener noreferrer">open &amp; see</a></b>',
    );
  });

  it.each([
    '<script>alert(1)</script>',
    '<img src=x onerror=alert(1)>',
    '<javascript:alert(1)|click>',
    '<http://a"onmouseover="alert(1)|b>',
    '`<script>`',
    '```<script>```',
    '&lt;script&gt;',
    '<!date^1^{date}^javascript:alert(1)|x>',
    '<@"><script>|x>',
    '\u{E000}0\u{E001}<script>`a`',
  ])('lets nothing through that a browser would run: %s', (text) => {
    expect(html(text)).not.toMatch(/<script|<img|javascript:[^<]*"|"onmouseover|onerror=[^<]*>.*<\/img/i);
    expect(html(text)).not.toMatch(/ href="(?!https?:|mailto:)/);
  });

  it.each([
    ['{date_num}', '2026-01-15T08:05:00Z', '01/15/2026'],
    ['{date}', '2026-01-15T08:05:00Z', 'January 15, 2026'],
    ['{date_short}', '2026-01-15T08:05:00Z', 'Jan 15, 2026'],
    ['{date_long} at {time}', '2026-01-15T08:05:00Z', 'Thursday, January 15, 2026 at 8:05 AM'],
    ['{date_short_pretty} {time}', '2026-01-15T20:05:00Z', 'today 8:05 PM'],
    ['{date_pretty}', '2026-01-16T00:00:00Z', 'tomorrow'],
    ['{date_long_pretty}', '2026-01-14T23:59:00Z', 'yesterday'],
    ['{time_secs}', '2026-01-15T08:05:09Z', '8:05:09 AM'],
    ['{nonsense}', '2026-01-15T08:05:00Z', 'fallback'],
  ])('date %s of %s is %s', (format, iso, words) => {
    const shown = html(`<!date^${seconds(iso)}^${format}|fallback>`).replace(/\u{202F}/gu, ' ');
    expect(shown).toBe(`<time title="fallback">${words}</time>`);
  });

  it('shows the fallback of a date that is none', () => {
    expect(html('<!date^soon^{date}|then>')).toContain('>then<');
  });
});
