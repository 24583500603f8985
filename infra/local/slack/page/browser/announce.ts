import type { LiveEvent } from '../../live/events.ts';
import { element, make } from './element.ts';
import { channelName, type View } from './view.ts';

/** More lines than a screen reader has not yet spoken; older ones only cost memory. */
const MAX_LINES = 10;

/** Tells screen readers of a new or changed message, wherever it is; the drawn messages themselves are not spoken. */
export function announce(event: LiveEvent, view: View): void {
  if (event.type !== 'posted' && event.type !== 'edited') return;
  const drawing = document.createElement('template');
  drawing.innerHTML = event.html;
  const by = drawing.content.querySelector('.by b')?.textContent ?? '';
  const body = drawing.content.querySelector('.body');
  // All that a menu offers would hide what the message says.
  for (const menu of body?.querySelectorAll('select, details, .boxes') ?? []) menu.remove();
  // What stands on lines of its own would otherwise run into one word.
  for (const part of body?.querySelectorAll('div, h3, pre, blockquote, br') ?? []) part.after(' ');
  const words = body?.textContent.trim() ?? '';
  const channel = view.channels.find(({ id }) => id === event.channel.id);
  const where = channel === undefined ? '' : ` in ${channelName(channel)}`;
  const box = element('announcements');
  box.append(make('p', '', `${by}${where}${event.type === 'edited' ? ', edited' : ''}: ${words}`));
  while (box.children.length > MAX_LINES) box.firstElementChild?.remove();
}
