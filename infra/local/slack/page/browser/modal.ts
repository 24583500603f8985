import type { GivenValues } from '../../interactions/state.ts';
import type { SubmitResult } from '../../interactions/submit.ts';
import type { ShownView } from '../view.ts';
import { ask } from './ask.ts';
import { say } from './controls.ts';
import { element } from './element.ts';
import { redraw } from './redraw.ts';
import { fillIn, readValues } from './values.ts';

/** What was filled in, by view: it outlives an update of its view, and another view on top of it. */
const kept = new Map<string, GivenValues>();

const dialog = element<HTMLDialogElement>('modal');
const form = element<HTMLFormElement>('modal-form');

/** Shows the modal on top, or none. The browser keeps the focus inside of it and gives it back when it closes. */
export function drawModal(view: ShownView | null): void {
  const before = form.dataset['view'];
  if (before !== undefined) kept.set(before, readValues(form));
  if (view === null) {
    kept.clear();
    delete form.dataset['view'];
    redraw(form, '');
    if (dialog.open) dialog.close();
    if (document.activeElement === document.body) element('text').focus();
    return;
  }
  form.dataset['view'] = view.id;
  redraw(form, view.html);
  fillIn(form, kept.get(view.id) ?? {});
  if (!dialog.open) dialog.showModal();
  if (before !== view.id) first()?.focus();
}

export function startModal(userId: () => string): void {
  const close = (all: boolean): void => {
    void ask('close-view', { userId: userId(), viewId: form.dataset['view'], all });
  };
  dialog.addEventListener('cancel', (event) => {
    // The server says when it is closed, as it does to every other tab of this person.
    event.preventDefault();
    close(true);
  });
  form.addEventListener('click', ({ target }) => {
    if (!(target instanceof Element)) return;
    if (target.closest('.close')) close(true);
    if (target.closest('.back')) close(false);
  });
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    void submit(userId());
  });
  form.addEventListener('input', ({ target }) => {
    const field = target instanceof Element ? target.closest<HTMLElement>('[data-input]') : null;
    if (field) showFault(field, '');
  });
}

async function submit(userId: string): Promise<void> {
  const button = form.querySelector<HTMLButtonElement>('[type=submit]');
  if (button === null || button.ariaBusy === 'true') return;
  button.ariaBusy = 'true';
  say(form, '');
  const asked = await ask<SubmitResult>('submit-view', {
    userId,
    viewId: form.dataset['view'],
    values: readValues(form),
  });
  button.ariaBusy = 'false';
  if ('why' in asked) say(form, asked.why);
  else if ('error' in asked.result) say(form, `${asked.result.words} (${asked.result.detail})`);
  else showFaults(faultsIn(asked.result));
}

function faultsIn(result: SubmitResult): Record<string, string> {
  if ('fieldErrors' in result) return result.fieldErrors;
  return 'reply' in result && result.reply?.response_action === 'errors' ? result.reply.errors : {};
}

function showFaults(faults: Record<string, string>): void {
  const fields = [...form.querySelectorAll<HTMLElement>('[data-input]')];
  for (const field of fields) showFault(field, faults[field.dataset['input'] ?? ''] ?? '');
  const wrong = fields.find((field) => (field.dataset['input'] ?? '') in faults);
  wrong?.querySelector<HTMLElement>('select, textarea, input')?.focus();
}

function showFault(field: HTMLElement, words: string): void {
  const fault = field.querySelector('.fault');
  if (fault !== null && fault.textContent !== words) fault.textContent = words;
  const control = field.querySelector<HTMLElement>('[data-field]');
  if (control) control.ariaInvalid = String(words !== '');
}

function first(): HTMLElement | null {
  return form.querySelector('.blocks :is(input, select, textarea)') ?? form.querySelector('footer .button:last-child');
}
