import { LANES } from '../../../trace/lanes.ts';
import type { Trace, TraceRow } from '../../../trace/trace.ts';
import { make } from '../element.ts';
import { reconcile } from '../reconcile.ts';
import { after, place, took } from './words.ts';

/** One item for each row, with its bar on a track that is as long as the whole. */
export function drawWaterfall(list: HTMLElement, { rows, ms: whole }: Pick<Trace, 'rows' | 'ms'>): void {
  drawRows(list, rows, (item, row) => updateItem(item, row, whole));
}

/** What came so late that it has no bar. */
export function drawLater(list: HTMLElement, later: readonly TraceRow[]): void {
  drawRows(list, later, updateTimes);
}

function drawRows(
  list: HTMLElement,
  rows: readonly TraceRow[],
  update: (item: HTMLElement, row: TraceRow) => void,
): void {
  const items = rows.map((row, index) => ({ key: `${index}/${row.lane}/${row.words}`, row }));
  reconcile(
    list,
    items,
    ({ row }) => createItem(row),
    (item, { row }) => update(item, row),
  );
}

function createItem({ lane, words, failed = false }: TraceRow): HTMLElement {
  const item = make('li', failed ? 'failed' : '');
  item.dataset['lane'] = lane;
  const what = make('span', 'words');
  what.append(make('b', 'lane', LANES[lane].name), ' ', words);
  item.append(make('span', 'at'), ' ', what, ' ', make('span', 'took'));
  return item;
}

function updateTimes(item: HTMLElement, { at, ms }: TraceRow): void {
  const [when, , length] = item.querySelectorAll<HTMLElement>('.at, .words, .took');
  if (when) when.textContent = after(at);
  if (length) length.textContent = ms === undefined ? '' : took(ms);
}

function updateItem(item: HTMLElement, row: TraceRow, whole: number): void {
  updateTimes(item, row);
  const bar = item.querySelector<HTMLElement>('.bar') ?? createBar(item);
  const { left, width } = place(row.at, row.ms ?? 0, whole);
  bar.style.left = `${left}%`;
  bar.style.width = `${width}%`;
}

function createBar(item: HTMLElement): HTMLElement {
  const track = make('span', 'track');
  const bar = make('span', 'bar');
  // The times beside it say the same.
  track.ariaHidden = 'true';
  track.append(bar);
  item.append(track);
  return bar;
}
