import { isModal } from '../views/is-modal.ts';
import type { Modal, View } from '../views/views.ts';
import { blocksHtml } from './blocks.ts';
import { escapeHtml } from './html.ts';
import { type Reader, reader } from './mrkdwn.ts';

/** A view, and how the page draws it. */
export interface ShownView {
  id: string;
  html: string;
}

export function shownView(view: View, at: Reader = reader()): ShownView {
  const { definition, id } = view;
  const blocks = blocksHtml(definition.blocks, at);
  const content = `<div class="blocks">${blocks}</div><p class="trouble" role="alert"></p>`;
  const html = isModal(view) ? modalHtml(view, content) : content;
  return { id, html };
}

/** browser/modal.ts puts it into a dialog; `back` closes this view, `close` all of them. */
function modalHtml({ definition }: Modal, content: string): string {
  const { title, submit, close } = definition;
  const submitButton =
    submit === undefined ? '' : `<button type="submit" class="button primary">${escapeHtml(submit.text)}</button>`;
  return (
    `<header><h2 id="modal-title">${escapeHtml(title.text)}</h2>` +
    `<button type="button" class="close" aria-label="Close">×</button></header>${content}` +
    `<footer><button type="button" class="button back">${escapeHtml(close?.text ?? 'Cancel')}</button>${submitButton}</footer>`
  );
}
