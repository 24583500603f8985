import type { Block } from '../block-kit/blocks.ts';
import type { InteractiveElement } from '../block-kit/elements.ts';
import type { TextObject } from '../block-kit/text.ts';
import { escapeHtml, link } from './html.ts';
import { mrkdwnHtml, type Reader } from './mrkdwn.ts';

type Of<Type extends Block['type']> = Extract<Block, { type: Type }>;
const RENDERERS: { [Type in Block['type']]: (block: Of<Type>, at: Reader) => string } = {
  header: (block) => `<h3>${escapeHtml(block.text.text)}</h3>`,
  divider: () => '<hr>',
  context: (block, at) =>
    `<div class="context">${block.elements.map((element) => `<span>${textHtml(element, at)}</span>`).join(' ')}</div>`,
  actions: (block) => `<div class="actions">${block.elements.map(elementHtml).join(' ')}</div>`,
  section: (block, at) => {
    const text = block.text === undefined ? '' : `<div>${textHtml(block.text, at)}</div>`;
    const fields = block.fields?.map((field) => `<div>${textHtml(field, at)}</div>`).join('');
    const accessory = block.accessory === undefined ? '' : `<div class="actions">${elementHtml(block.accessory)}</div>`;
    return `<div class="section">${text}${fields === undefined ? '' : `<div class="fields">${fields}</div>`}${accessory}</div>`;
  },
};

export function blocksHtml(blocks: readonly Block[], at: Reader): string {
  return blocks.map((block) => blockHtml(block, at)).join('');
}

function blockHtml<Type extends Block['type']>(block: Of<Type>, at: Reader): string {
  return RENDERERS[block.type as Type](block, at);
}

function textHtml(text: TextObject, at: Reader): string {
  return text.type === 'mrkdwn' ? mrkdwnHtml(text.text, at) : escapeHtml(text.text).replaceAll('\n', '<br>');
}

/** Links work; the rest is drawn but does nothing, since the product takes no clicks yet. */
function elementHtml(element: InteractiveElement): string {
  if (element.type === 'button' && element.url !== undefined) return link(element.url, element.text.text, 'button');
  const label =
    element.type === 'button'
      ? element.text.text
      : (element.type === 'static_select' && element.placeholder?.text) || '…';
  const style = element.type === 'button' && element.style !== undefined ? ` ${element.style}` : '';
  return `<button type="button" class="button${style}" disabled>${escapeHtml(label)}</button>`;
}
