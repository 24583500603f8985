import type { Confirmation, Option } from '../block-kit/composition.ts';
import type { InputElement, InteractiveElement } from '../block-kit/elements.ts';
import { initial } from '../interactions/state.ts';
import { PUBLIC_CHANNELS, people } from '../workspace.ts';
import { escapeHtml, link } from './html.ts';
import { mrkdwnHtml, reader } from './mrkdwn.ts';

/**
 * What browser/controls.ts finds in the page: `data-action` sends something when it is used, `data-field` holds a value.
 * Both are with the block that they stand in.
 */
export function elementHtml(element: InteractiveElement, blockId: string): string {
  if (element.type === 'button') return buttonHtml(element, names(element, blockId, true));
  if (element.type === 'overflow') return overflowHtml(element, names(element, blockId, true));
  const placeholder = ('placeholder' in element ? element.placeholder?.text : undefined) ?? 'Choose';
  const name = ` aria-label="${escapeHtml(placeholder)}"`;
  return fieldHtml(element, `${names(element, blockId, true)} data-field${name}`);
}

/** The control of an input block, whose label is its name; it holds its value until the view is submitted. */
export function inputHtml(element: InputElement, blockId: string, sends: boolean): string {
  return fieldHtml(element, `${names(element, blockId, sends)} data-field`);
}

/** Whether the field is drawn as several controls, which need a legend where one control needs a label. */
export function isGroup(element: InputElement): boolean {
  return element.type === 'checkboxes' || element.type.startsWith('multi_');
}

type Of<Type extends InteractiveElement['type']> = Extract<InteractiveElement, { type: Type }>;

function names(element: InteractiveElement, blockId: string, sends: boolean): string {
  const action = escapeHtml(element.action_id ?? '');
  const confirm =
    'confirm' in element && element.confirm !== undefined ? ` data-confirm="${dialog(element.confirm)}"` : '';
  return `data-block="${escapeHtml(blockId)}" data-name="${action}"${sends ? ' data-action' : ''}${confirm}`;
}

function dialog(confirm: Confirmation): string {
  const { title, text, confirm: yes, deny, style } = confirm;
  const html = text.type === 'mrkdwn' ? mrkdwnHtml(text.text, reader()) : escapeHtml(text.text);
  return escapeHtml(JSON.stringify({ title: title.text, html, yes: yes.text, no: deny.text, style }));
}

function buttonHtml(element: Of<'button'>, attributes: string): string {
  const value = element.value === undefined ? '' : ` data-value="${escapeHtml(element.value)}"`;
  const label =
    element.accessibility_label === undefined ? '' : ` aria-label="${escapeHtml(element.accessibility_label)}"`;
  const all = `${attributes}${value}${label}`;
  const style = element.style === undefined ? '' : ` ${element.style}`;
  if (element.url !== undefined) return link(element.url, element.text.text, `button${style}`, all);
  return `<button type="button" class="button${style}" ${all}>${escapeHtml(element.text.text)}</button>`;
}

function overflowHtml(element: Of<'overflow'>, attributes: string): string {
  const items = element.options.map(
    ({ text, value }) =>
      `<button type="button" ${attributes} data-value="${escapeHtml(value)}">${escapeHtml(text.text)}</button>`,
  );
  return `<details class="overflow"><summary class="button" aria-label="More actions">⋯</summary><div>${items.join('')}</div></details>`;
}

function fieldHtml(element: InputElement, attributes: string): string {
  const chosen = initial(element);
  if (element.type === 'plain_text_input') return textHtml(element, attributes);
  const offers = 'options' in element ? element.options.map(offerOf) : offersOf(element.type);
  const placeholder = ('placeholder' in element ? element.placeholder?.text : undefined) ?? 'Choose';
  const isChosen = (value: string): boolean => (Array.isArray(chosen) ? chosen.includes(value) : chosen === value);
  if (isGroup(element)) {
    const boxes = offers.map(
      ({ value, text }) =>
        `<label><input type="checkbox" value="${escapeHtml(value)}"${isChosen(value) ? ' checked' : ''}> ${escapeHtml(text)}</label>`,
    );
    return `<div class="boxes" role="group" ${attributes}>${boxes.join('')}</div>`;
  }
  const options = [{ value: '', text: placeholder }, ...offers].map(
    ({ value, text }) =>
      `<option value="${escapeHtml(value)}"${value !== '' && isChosen(value) ? ' selected' : ''}>${escapeHtml(text)}</option>`,
  );
  return `<select ${attributes}>${options.join('')}</select>`;
}

function textHtml(element: Of<'plain_text_input'>, attributes: string): string {
  const value = escapeHtml(element.initial_value ?? '');
  const placeholder = escapeHtml(element.placeholder?.text ?? '');
  const shared = `${attributes} placeholder="${placeholder}" autocomplete="off" maxlength="${element.max_length ?? 3000}"`;
  return element.multiline === true
    ? `<textarea rows="4" ${shared}>${value}</textarea>`
    : `<input type="text" ${shared} value="${value}">`;
}

function offerOf({ value, text }: Option): { value: string; text: string } {
  return { value, text: text.text };
}

function offersOf(type: InputElement['type']): { value: string; text: string }[] {
  return type.endsWith('users_select')
    ? people().map(({ id, name }) => ({ value: id, text: `@${name}` }))
    : PUBLIC_CHANNELS.map(({ id, name }) => ({ value: id, text: `#${name}` }));
}
