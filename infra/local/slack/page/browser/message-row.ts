import { make } from './element.ts';
import { reconcile } from './reconcile.ts';
import { redraw } from './redraw.ts';
import type { Row } from './timeline.ts';
import { keyOf } from './view.ts';

type MessageRow = Extract<Row, { kind: 'message' }>;

export function createMessageRow(): HTMLElement {
  const row = make('div', 'row');
  row.append(make('div'));
  return row;
}

/** The message, and under it its thread once it has one; a thread that was opened stays open. */
export function updateMessageRow(row: HTMLElement, { shown, replies }: MessageRow): void {
  redraw(row.firstElementChild as HTMLElement, shown.html);
  const existing = row.querySelector<HTMLElement>(':scope > .thread');
  if (replies.length === 0) {
    existing?.remove();
    return;
  }
  const thread = existing ?? createThread(row);
  const [toggle, list] = [...thread.children] as [HTMLElement, HTMLElement];
  toggle.textContent = replies.length === 1 ? '1 reply' : `${replies.length} replies`;
  const items = replies.map((reply) => ({ key: keyOf(reply), reply }));
  reconcile(
    list,
    items,
    () => make('div'),
    (holder, { reply }) => redraw(holder, reply.html),
  );
}

function createThread(row: HTMLElement): HTMLElement {
  const thread = make('div', 'thread');
  const toggle = make('button', 'replies');
  const list = make('div', 'thread-list');
  toggle.type = 'button';
  toggle.ariaExpanded = 'false';
  list.hidden = true;
  list.role = 'group';
  list.ariaLabel = 'Thread';
  toggle.onclick = () => {
    list.hidden = !list.hidden;
    toggle.ariaExpanded = String(!list.hidden);
  };
  thread.append(toggle, list);
  row.append(thread);
  return thread;
}
