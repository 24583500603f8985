import type { Block } from '../block-kit/blocks.ts';
import type { TextObject } from '../block-kit/text.ts';
import { elementHtml, inputHtml, isGroup } from './elements.ts';
import { escapeHtml } from './html.ts';
import { mrkdwnHtml, type Reader } from './mrkdwn.ts';

type Of<Type extends Block['type']> = Extract<Block, { type: Type }>;
const RENDERERS: { [Type in Block['type']]: (block: Of<Type>, at: Reader) => string } = {
  header: (block) => `<h3>${escapeHtml(block.text.text)}</h3>`,
  divider: () => '<hr>',
  context: (block, at) =>
    `<div class="context">${block.elements.map((element) => `<span>${textHtml(element, at)}</span>`).join(' ')}</div>`,
  actions: (block) =>
    `<div class="actions">${block.elements.map((element) => elementHtml(element, idOf(block))).join(' ')}</div>`,
  input: (block) => {
    const optional = block.optional === true ? ' <span class="note">(optional)</span>' : '';
    const hint = block.hint === undefined ? '' : `<p class="note">${escapeHtml(block.hint.text)}</p>`;
    const control = inputHtml(block.element, idOf(block), block.dispatch_action === true);
    const [whole, label] = isGroup(block.element) ? ['fieldset', 'legend'] : ['label', 'span'];
    return (
      `<div class="field" data-input="${escapeHtml(idOf(block))}"><${whole}><${label} class="label">` +
      `${escapeHtml(block.label.text)}${optional}</${label}>${control}</${whole}>${hint}<p class="fault" role="alert"></p></div>`
    );
  },
  section: (block, at) => {
    const text = block.text === undefined ? '' : `<div>${textHtml(block.text, at)}</div>`;
    const fields = block.fields?.map((field) => `<div>${textHtml(field, at)}</div>`).join('');
    const accessory =
      block.accessory === undefined ? '' : `<div class="actions">${elementHtml(block.accessory, idOf(block))}</div>`;
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

/** Blocks of messages and views have ids, which Slack gives where the app does not. */
function idOf(block: Block): string {
  return block.block_id ?? '';
}
