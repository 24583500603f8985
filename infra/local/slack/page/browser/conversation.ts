import type { Shown } from '../../live/events.ts';
import { element, make } from './element.ts';
import { createMessageRow, updateMessageRow } from './message-row.ts';
import { reconcile } from './reconcile.ts';
import { type Row, timeline } from './timeline.ts';

const EMPTY = { kind: 'empty', key: 'empty' } as const;

/** Draws the messages of the open channel. */
export function drawConversation(messages: readonly Shown[]): void {
  const rows = timeline(messages, new Date());
  reconcile<Row | typeof EMPTY>(element('messages'), rows.length === 0 ? [EMPTY] : rows, create, update);
}

function create(row: Row | typeof EMPTY): HTMLElement {
  if (row.kind === 'message') return createMessageRow();
  if (row.kind === 'empty') return make('p', 'empty', 'Nothing here yet. Type /playground help below.');
  const day = make('h3', 'day');
  day.append(make('span'));
  return day;
}

function update(holder: HTMLElement, row: Row | typeof EMPTY): void {
  if (row.kind === 'message') updateMessageRow(holder, row);
  // Today becomes yesterday while the page is open.
  if (row.kind === 'day' && holder.textContent !== row.words)
    (holder.firstElementChild as HTMLElement).textContent = row.words;
}
