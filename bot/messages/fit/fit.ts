import type { Block } from '../message.ts';
import { fitBlock } from './block.ts';
import { keepStart } from './cut.ts';
import { SURFACES, type Surface, TEXT } from './limits.ts';

interface Room {
  blocks: number;
  total: number;
}

/** Texts are not made shorter than this for the sake of the total; then whole blocks are left out. */
const SHORTEST_CUT = 500;

/**
 * The one gate to Slack: whatever goes in, what comes out is within Slack's limits, and says where something was left
 * out. What is within them already comes out as it went in.
 */
export function fitMessage<M extends { text: string; blocks?: Block[] }>(message: M): M {
  const { text, blocks } = message;
  return { ...message, text: keepStart(text, TEXT), ...(blocks && { blocks: fitBlocks(blocks, 'message') }) };
}

/** The blocks of a message, or of a view (a modal or App Home), within Slack's limits. */
export function fitBlocks(blocks: readonly Block[], surface: Surface): Block[] {
  const room = SURFACES[surface];
  const each = blocks.flatMap((block) => fitBlock(block) ?? []);
  const few = leaveOut(each, { blocks: room.blocks, total: Number.POSITIVE_INFINITY });
  return leaveOut(shorten(few, room.total), room);
}

export function isFitting(blocks: readonly Block[], { blocks: most, total }: Room): boolean {
  return blocks.length <= most && sizeOf(blocks) <= total;
}

/** Cuts the longest texts first. */
function shorten(blocks: Block[], total: number): Block[] {
  const shorter = [...blocks];
  for (;;) {
    const excess = sizeOf(shorter) - total;
    const lengths = shorter.map((block) => (block.type === 'section' ? (block.text?.text.length ?? 0) : 0));
    const length = Math.max(0, ...lengths);
    const index = lengths.indexOf(length);
    const block = shorter[index];
    if (excess <= 0 || length <= SHORTEST_CUT || block?.type !== 'section' || !block.text) return shorter;
    const text = { ...block.text, text: keepStart(block.text.text, Math.max(SHORTEST_CUT, length - excess)) };
    shorter[index] = { ...block, text };
  }
}

/** Leaves out what stands before the last block, because buttons and what to do next are at the end. */
function leaveOut(blocks: Block[], room: Room): Block[] {
  if (isFitting(blocks, room)) return blocks;
  const end = blocks.slice(-1);
  const most = Math.min(blocks.length - 1, room.blocks - 2);
  for (let kept = most; kept >= 0; kept -= 1) {
    const fewer = [...blocks.slice(0, kept), leftOut(blocks.length - kept - 1), ...end];
    if (isFitting(fewer, room)) return fewer;
  }
  return [leftOut(blocks.length)];
}

function leftOut(count: number): Block {
  return { type: 'context', elements: [{ type: 'mrkdwn', text: `${count} more that do not fit in Slack…` }] };
}

/** In characters of JSON. */
function sizeOf(blocks: readonly Block[]): number {
  return JSON.stringify(blocks).length;
}
