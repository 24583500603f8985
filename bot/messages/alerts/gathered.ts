import type { AlertGroup, GatheredEntry, Press } from '../../notifier/alert-board.ts';
import { buttons } from '../buttons.ts';
import { keepStart } from '../fit/cut.ts';
import { isFitting } from '../fit/fit.ts';
import { OPTIONS, SURFACES } from '../fit/limits.ts';
import { mostThatFit } from '../fit/lines.ts';
import { type Block, context, type Message, section } from '../message.ts';
import { menus } from './menus.ts';

type Shown = Pick<AlertGroup, 'cause' | 'first' | 'entries'>;

/** So many have a line and a button of their own; the rest are in menus. */
const LISTED = 10;
/** What the first says of itself where several stand together, in characters. */
const FIRST_LENGTH = 800;
const SOLVED_LISTED = 10;

/** The same trouble with one playground, or with several within some minutes, as it stands now. */
export function gatheredAlert(group: Shown): Message {
  const [only, ...others] = group.entries;
  return only && others.length === 0 ? oneAlert(group.first, only) : manyAlerts(group);
}

function oneAlert(first: Message, { latest, solved }: GatheredEntry): Message {
  const words = first.blocks.filter(({ type }) => type !== 'actions');
  if (solved !== undefined) return { text: solved, blocks: [section(solved), ...words] };
  if (latest?.line === undefined) return first;
  const since = section(latest.state === 'failed' ? `Since then: ${latest.line}` : latest.line);
  return { text: first.text, blocks: [...words, since, ...(latest.press ? [buttons(latest.press.button)] : [])] };
}

function manyAlerts({ cause, first, entries }: Shown): Message {
  const open = entries.filter(({ solved }) => solved === undefined);
  const over = entries.filter(({ solved }) => solved !== undefined);
  const count = `${entries.length} times within minutes: ${cause}`;
  const line = open.length === 0 ? `Solved, all of them. ${count}` : count;
  const head = [section(`*${line}*`), ...firstWords(first, open.length > 0)];
  const listed = open.slice(0, LISTED).map(entryBlock);
  const rest = open.slice(LISTED);
  const tail = over.length > 0 ? [context(solvedWords(over))] : [];
  const withMenus = (kept: number): Block[] => [...head, ...listed, ...tail, ...restBlocks(rest, kept)];
  const most = Math.min(rest.length, OPTIONS['static_select'] ?? 0);
  const kept = mostThatFit(most, (count) => isFitting(withMenus(count), SURFACES.message));
  return { text: line, blocks: withMenus(kept) };
}

function firstWords({ blocks: [words] }: Message, isOpen: boolean): Block[] {
  const text = words?.type === 'section' ? words.text?.text : undefined;
  return isOpen && text !== undefined ? [context('The first of them:'), section(keepStart(text, FIRST_LENGTH))] : [];
}

function entryBlock(entry: GatheredEntry): Block {
  const { line, latest } = entry;
  const press = pressOf(entry);
  const since = latest?.state === 'failed' && latest.line !== undefined ? ' (failed again)' : '';
  const block = section(`• ${latest?.line ?? line}${since}`);
  return block.type === 'section' && press ? { ...block, accessory: press.button } : block;
}

/** The menus say how many they hold; what they cannot hold is a number, and moves up when others are solved. */
function restBlocks(rest: readonly GatheredEntry[], kept: number): Block[] {
  if (rest.length === 0) return [];
  const presses = rest.map(pressOf).filter((press) => press !== undefined);
  const left = rest.length - Math.min(kept, presses.length);
  return [...(left > 0 ? [context(`${left} more…`)] : []), ...menus(presses.slice(0, kept))];
}

/** As it stands now: nothing while somebody is at it. */
function pressOf({ press, latest }: GatheredEntry): Press | undefined {
  if (latest?.state === 'at-work') return undefined;
  return latest?.line === undefined ? press : latest.press;
}

function solvedWords(over: readonly GatheredEntry[]): string {
  const lines = over.slice(-SOLVED_LISTED).map(({ solved = '' }) => solved);
  const more = over.length - lines.length;
  return [...lines, ...(more > 0 ? [`${more} more are solved.`] : [])].join('\n');
}
