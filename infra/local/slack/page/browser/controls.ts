import type { ClickResult } from '../../interactions/click.ts';
import { ask } from './ask.ts';
import { confirmed } from './confirm.ts';
import { readValues, valueIn } from './values.ts';

/** Makes the buttons and menus of messages, modals and the Home tab work, wherever in the page they are drawn. */
export function startControls(userId: () => string): void {
  document.addEventListener('click', ({ target }) => {
    if (!(target instanceof Element)) return;
    const dismissed = target.closest('.dismiss')?.closest<HTMLElement>('[data-ts]');
    if (dismissed) void ask('dismiss', { userId: userId(), ...sourceOf(dismissed) });
    const control = target.closest<HTMLElement>('button[data-action], a[data-action]');
    if (control === null) return;
    control.closest('details')?.removeAttribute('open');
    void use(control, control.dataset['value'], userId());
  });
  document.addEventListener('change', ({ target }) => {
    const field = target instanceof Element ? target.closest<HTMLElement>('[data-action][data-field]') : null;
    if (field) void use(field, valueIn(field), userId());
  });
  // A menu that was opened and not used closes when something else is pressed.
  document.addEventListener('pointerdown', ({ target }) => {
    for (const menu of document.querySelectorAll('details.overflow[open]'))
      if (!(target instanceof Node) || !menu.contains(target)) menu.removeAttribute('open');
  });
}

async function use(control: HTMLElement, value: unknown, userId: string): Promise<void> {
  const holder = control.closest<HTMLElement>('[data-ts], [data-view]');
  if (holder === null) return;
  const { block: blockId, name: actionId, confirm } = control.dataset;
  if (confirm !== undefined && !(await confirmed(confirm))) {
    putBack(control);
    return;
  }
  say(holder, '');
  control.ariaBusy = 'true';
  const values = readValues(holder);
  const asked = await ask<ClickResult>('click', { userId, ...sourceOf(holder), blockId, actionId, value, values });
  control.ariaBusy = 'false';
  if ('why' in asked) say(holder, asked.why);
  else if ('error' in asked.result) say(holder, `${asked.result.words} (${asked.result.detail})`);
}

/** A choice that was not confirmed is none. */
function putBack(control: HTMLElement): void {
  if (!(control instanceof HTMLSelectElement)) return;
  control.value = [...control.options].find(({ defaultSelected }) => defaultSelected)?.value ?? '';
}

function sourceOf({ dataset }: HTMLElement): object {
  const { view, channel, ts } = dataset;
  return view === undefined ? { channelId: channel, messageTs: ts } : { viewId: view };
}

/** Shows in red what went wrong, where it went wrong. */
export function say(holder: HTMLElement, words: string): void {
  // A message that was drawn again meanwhile is another element by now.
  const { ts, channel } = holder.dataset;
  const there = holder.isConnected ? holder : document.querySelector(`[data-ts="${ts}"][data-channel="${channel}"]`);
  const trouble = there?.querySelector('.trouble');
  if (trouble) trouble.textContent = words;
}
