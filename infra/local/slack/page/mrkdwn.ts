import { findUser, PUBLIC_CHANNELS } from '../workspace.ts';
import { formatDate } from './date.ts';
import { escapeHtml, link } from './html.ts';

/** When and where a text is read: dates are written in the reader's time zone. */
export interface Reader {
  now: Date;
  timeZone: string;
}

export function reader(): Reader {
  return { now: new Date(), timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone };
}

// Two characters of the private use area mark where a finished piece of HTML goes, so that no later step changes it.
const OPEN = '\u{E000}';
const CLOSE = '\u{E001}';

/** Slack's mrkdwn as HTML. Everything that somebody wrote is escaped; only http(s) and mailto links are followed. */
export function mrkdwnHtml(text: string, at: Reader): string {
  const pieces: string[] = [];
  const keep = (html: string): string => `${OPEN}${pieces.push(html) - 1}${CLOSE}`;
  const marked = text
    .replaceAll(OPEN, '')
    .replaceAll(CLOSE, '')
    .replace(/```\n?([\s\S]+?)```/g, (_, code: string) => keep(`<pre>${escapeHtml(decode(code))}</pre>`))
    .replace(/`([^`\n]+)`/g, (_, code: string) => keep(`<code>${escapeHtml(decode(code))}</code>`))
    .replace(/<([^<>\n]+)>/g, (_, inside: string) => keep(bracketHtml(inside, at)));
  const formatted = lines(emphasis(escapeHtml(decode(marked))));
  return fill(formatted, pieces);
}

/** What people wrote between `<` and `>`: a person, a channel, a date, a group, or a link. */
function bracketHtml(inside: string, at: Reader): string {
  const [target = '', ...rest] = inside.split('|');
  const label = rest.length > 0 ? decode(rest.join('|')) : undefined;
  if (target.startsWith('@')) return mention(`@${findUser(target.slice(1))?.name ?? label ?? target.slice(1)}`);
  if (target.startsWith('#')) {
    const channel = PUBLIC_CHANNELS.find(({ id }) => id === target.slice(1));
    return mention(`#${channel?.name ?? label ?? target.slice(1)}`);
  }
  if (target.startsWith('!date^')) return dateHtml(target.split('^'), label ?? '', at);
  if (target.startsWith('!')) return mention(`@${label ?? target.slice(1)}`);
  const url = decode(target);
  return link(url, label ?? url.replace(/^mailto:/, ''));
}

function dateHtml([, seconds, format = '', url]: string[], fallback: string, at: Reader): string {
  const words = formatDate(Number(seconds), decode(format), at.now, at.timeZone) ?? fallback;
  if (url !== undefined) return link(decode(url), words);
  return `<time title="${escapeHtml(fallback)}">${escapeHtml(words)}</time>`;
}

function mention(name: string): string {
  return `<span class="mention">${escapeHtml(name)}</span>`;
}

/** `*bold*`, `_italic_`, `~struck~`, each only between word borders, so that `a*b*c` and file_name_x stay as they are. */
function emphasis(html: string): string {
  const between = (mark: string): RegExp =>
    new RegExp(
      String.raw`(?<![\p{L}\p{N}${mark}])${mark}(?!\s)([^\n${mark}]+?)(?<!\s)${mark}(?![\p{L}\p{N}${mark}])`,
      'gu',
    );
  return html
    .replace(between('\\*'), '<b>$1</b>')
    .replace(between('_'), '<i>$1</i>')
    .replace(between('~'), '<s>$1</s>');
}

function lines(html: string): string {
  return html
    .replace(/(?:^&gt; ?.*(?:\n|$))+/gm, (quote) => {
      const inside = quote.trimEnd().replace(/^&gt; ?/gm, '');
      return `<blockquote>${inside.replaceAll('\n', '<br>')}</blockquote>`;
    })
    .replaceAll('\n', '<br>');
}

/** The three entities that writers of mrkdwn must use. */
function decode(text: string): string {
  return text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
}

function fill(html: string, pieces: readonly string[]): string {
  return html.replace(new RegExp(`${OPEN}(\\d+)${CLOSE}`, 'g'), (_, index: string) => pieces[Number(index)] ?? '');
}
