import type { Block } from '../block-kit/blocks.ts';
import type { InteractiveElement } from '../block-kit/elements.ts';
import type { TextObject } from '../block-kit/text.ts';
import type { Content } from '../message.ts';
import { formatDate } from '../page/date.ts';
import type { Reader } from '../page/mrkdwn.ts';
import { findUser, PUBLIC_CHANNELS } from '../workspace.ts';

/** What a message says, as lines for a terminal. */
export function messageLines(content: Content, at: Reader): string[] {
  const text = content.blocks?.map((block) => blockText(block, at)).join('\n') ?? mrkdwnText(content.text, at);
  return text.split('\n').filter((line) => line.trim() !== '');
}

function blockText(block: Block, at: Reader): string {
  switch (block.type) {
    case 'header':
      return objectText(block.text, at);
    case 'divider':
      return '---';
    case 'context':
      return block.elements.map((element) => objectText(element, at)).join(' · ');
    case 'actions':
      return block.elements.map(elementText).join(' ');
    case 'input':
      return `${block.label.text}: ${elementText(block.element)}`;
    case 'section': {
      const texts = [block.text, ...(block.fields ?? [])].map((text) => (text ? objectText(text, at) : ''));
      return [...texts, block.accessory === undefined ? '' : elementText(block.accessory)].join('\n');
    }
  }
}

function elementText(element: InteractiveElement): string {
  if (element.type === 'plain_text_input') return '[…]';
  if (element.type !== 'button') return `[${menuName(element)} ▾]`;
  return element.url === undefined ? `[${element.text.text}]` : `[${element.text.text}: ${element.url}]`;
}

function menuName(element: Exclude<InteractiveElement, { type: 'button' | 'plain_text_input' }>): string {
  if ('options' in element) return element.options.map(({ text }) => text.text).join(' | ');
  return element.placeholder?.text ?? 'Choose';
}

function objectText(text: TextObject, at: Reader): string {
  return text.type === 'mrkdwn' ? mrkdwnText(text.text, at) : withoutControls(text.text);
}

/** mrkdwn without its marks: names for ids, links written out, dates in the reader's time zone. */
export function mrkdwnText(text: string, at: Reader): string {
  const read = text
    .replace(/<([^<>\n]+)>/g, (_, inside: string) => bracketText(inside, at))
    .replace(/(?<![\p{L}\p{N}*])\*(?!\s)([^\n*]+?)(?<!\s)\*(?![\p{L}\p{N}*])/gu, '$1')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');
  return withoutControls(read);
}

function bracketText(inside: string, at: Reader): string {
  const [target = '', label] = inside.split('|', 2);
  if (target.startsWith('@')) return `@${findUser(target.slice(1))?.name ?? label ?? target.slice(1)}`;
  if (target.startsWith('#'))
    return `#${PUBLIC_CHANNELS.find(({ id }) => id === target.slice(1))?.name ?? label ?? target.slice(1)}`;
  if (target.startsWith('!date^')) {
    const [, seconds, format = ''] = target.split('^');
    return formatDate(Number(seconds), format, at.now, at.timeZone) ?? label ?? '';
  }
  if (target.startsWith('!')) return `@${label ?? target.slice(1)}`;
  return label === undefined || label === target ? target : `${label} (${target})`;
}

/** A message must not be able to steer the terminal. */
function withoutControls(text: string): string {
  return text.replace(/[^\P{Cc}\n\t]/gu, '');
}
