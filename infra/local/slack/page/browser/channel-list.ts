import type { Channel } from '../../workspace.ts';
import { element, make } from './element.ts';
import { reconcile } from './reconcile.ts';
import { channelName } from './view.ts';

export interface ListedChannel {
  channel: Channel;
  open: boolean;
  unread: number;
}

/** Draws channels and direct messages, those with something unread in bold and with its count. */
export function drawChannelLists(listed: readonly ListedChannel[], choose: (channelId: string) => void): void {
  for (const kind of ['public', 'direct'] as const) {
    const items = listed
      .filter(({ channel }) => channel.kind === kind)
      .map((each) => ({ key: each.channel.id, ...each }));
    reconcile(element(kind), items, ({ channel }) => createItem(channel, choose), updateItem);
    element(`${kind}-none`).hidden = items.length > 0;
  }
}

/** The arrow keys move among all channels, as Tab does. */
export function moveByArrows(nav: HTMLElement): void {
  nav.addEventListener('keydown', (event) => {
    const buttons = [...nav.querySelectorAll<HTMLElement>('.channel')];
    const at = buttons.indexOf(document.activeElement as HTMLElement);
    const steps: Record<string, number> = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: buttons.length - 1 };
    const target = at < 0 ? undefined : buttons[steps[event.key] ?? -1];
    if (target === undefined) return;
    event.preventDefault();
    target.focus();
  });
}

function createItem(channel: Channel, choose: (channelId: string) => void): HTMLElement {
  const item = make('li');
  const button = make('button', 'channel');
  button.type = 'button';
  button.onclick = () => choose(channel.id);
  const sign = make('span', 'sign', channel.kind === 'direct' ? '●' : '#');
  sign.ariaHidden = 'true';
  button.append(sign, make('span', 'name', channelName(channel)), make('span', 'count'));
  item.append(button);
  return item;
}

function updateItem(item: HTMLElement, { open, unread }: ListedChannel): void {
  const button = item.firstElementChild as HTMLElement;
  const count = button.lastElementChild as HTMLElement;
  if (open) button.ariaCurrent = 'page';
  else button.removeAttribute('aria-current');
  button.classList.toggle('unread', unread > 0);
  count.textContent = unread > 0 ? String(unread) : '';
  count.hidden = unread === 0;
  button.ariaLabel = `${button.querySelector('.name')?.textContent}${unread > 0 ? `, ${unread} unread` : ''}`;
}
