import type { ShownView } from '../view.ts';
import { ask } from './ask.ts';
import { say } from './controls.ts';
import { element } from './element.ts';
import type { Place } from './place.ts';
import { redraw } from './redraw.ts';
import { fillIn, readValues } from './values.ts';

const EMPTY = '<p class="empty">The app has published nothing here yet.</p><p class="trouble" role="alert"></p>';

/** Where the place in the address is the app's Home tab and no channel. */
export const HOME = 'home';

/** Shows the Home tab or the conversation. */
export function drawHome(view: ShownView | null, open: boolean): void {
  const box = element('home');
  box.hidden = !open;
  element('reading').hidden = open;
  const entry = element('open-home');
  if (open) entry.ariaCurrent = 'page';
  else entry.removeAttribute('aria-current');
  box.dataset['view'] = view?.id ?? '';
  const values = readValues(box);
  if (redraw(box, view?.html ?? EMPTY)) fillIn(box, values);
}

/** Tells the app that somebody looks at its Home or its messages, as Slack does each time. */
export async function tellOpened({ userId, channelId }: Place): Promise<void> {
  const tab = channelId === HOME ? 'home' : 'messages';
  const asked = await ask<{ words?: string; detail?: string }>('open-home', { userId, tab });
  if (tab === 'messages') return;
  const words = 'why' in asked ? asked.why : asked.result.words && `${asked.result.words} (${asked.result.detail})`;
  say(element('home'), words ?? '');
}
