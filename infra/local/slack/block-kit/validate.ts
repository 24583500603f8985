import { parseJson } from '../parse-json.ts';
import { BLOCKS, type Block, type BlockType } from './blocks.ts';
import type { InteractiveElement } from './elements.ts';
import { at, faultsOf } from './faults.ts';

/** What holds blocks limits their number and their total, and is where faults point at. */
export interface BlockLimits {
  path: readonly string[];
  blocks: number;
  /** In characters of JSON. */
  total: number;
}

const MESSAGE: BlockLimits = {
  path: ['blocks'],
  /** docs.slack.dev/reference/block-kit/blocks */
  blocks: 50,
  /**
   * No page of Slack's names this limit; messages whose blocks are each legal are refused from about here on
   * (github.com/slackapi/bolt-js/issues/2509). Counted on the JSON, which errs on the strict side.
   */
  total: 13_200,
};

export type Validated =
  | { outcome: 'valid'; blocks: Block[] }
  | { outcome: 'invalid_blocks_format' }
  | { outcome: 'invalid_blocks'; faults: string[] }
  | { outcome: 'msg_blocks_too_long' };

/** Checks blocks as Slack would. Takes them as JSON text too, which is how forms carry them. */
export function validateBlocks(given: unknown, limits: BlockLimits = MESSAGE): Validated {
  const value = typeof given === 'string' ? parseJson(given) : given;
  if (!Array.isArray(value)) return { outcome: 'invalid_blocks_format' };
  const list: unknown[] = value;
  const faults = list.length > limits.blocks ? [at(limits.path, `no more than ${limits.blocks} items allowed`)] : [];
  const blocks: Block[] = [];
  for (const [index, candidate] of list.entries()) {
    const parsed = parseBlock(candidate, [...limits.path, index]);
    if ('faults' in parsed) faults.push(...parsed.faults);
    else blocks.push(parsed.block);
  }
  faults.push(...repeatedIds(blocks, limits.path));
  if (faults.length > 0) return { outcome: 'invalid_blocks', faults };
  if (JSON.stringify(blocks).length > limits.total) return { outcome: 'msg_blocks_too_long' };
  return { outcome: 'valid', blocks: blocks.map(withIds) };
}

function parseBlock(candidate: unknown, path: PropertyKey[]): { block: Block } | { faults: string[] } {
  if (typeof candidate !== 'object' || candidate === null) return { faults: [at(path, 'must provide an object')] };
  const type: unknown = Reflect.get(candidate, 'type');
  if (type === undefined) return { faults: [at(path, 'missing required field: type')] };
  if (!isBlockType(type)) return { faults: [at([...path, 'type'], `unsupported type: ${String(type)}`)] };
  const parsed = BLOCKS[type].safeParse(candidate);
  return parsed.success ? { block: parsed.data } : { faults: faultsOf(parsed.error, path, candidate) };
}

function isBlockType(type: unknown): type is BlockType {
  return typeof type === 'string' && Object.hasOwn(BLOCKS, type);
}

function repeatedIds(blocks: Block[], path: readonly PropertyKey[]): string[] {
  const faults: string[] = [];
  const seen = new Set<string>();
  for (const [index, block] of blocks.entries()) {
    if (block.block_id !== undefined && seen.has(block.block_id))
      faults.push(at([...path, index, 'block_id'], `block_id ${block.block_id} already exists for another block`));
    if (block.block_id !== undefined) seen.add(block.block_id);
    if (block.type === 'actions') faults.push(...repeatedActions(block.elements, [...path, index]));
  }
  return faults;
}

function repeatedActions(
  elements: readonly { action_id?: string | undefined }[],
  path: readonly PropertyKey[],
): string[] {
  const ids = elements.map((element) => element.action_id);
  return ids.flatMap((id, index) =>
    id !== undefined && ids.indexOf(id) < index
      ? [at([...path, 'elements', index, 'action_id'], `action_id ${id} already exists for another element`)]
      : [],
  );
}

/** Slack gives each block and element an id; apps see them in what they read back, and in clicks. */
function withIds(block: Block, index: number): Block {
  const named = block.block_id === undefined ? { ...block, block_id: `b${index}` } : block;
  if (named.type === 'actions') return { ...named, elements: named.elements.map(withActionId) };
  if (named.type === 'input') return { ...named, element: withActionId(named.element, 0) };
  if (named.type !== 'section' || named.accessory === undefined) return named;
  return { ...named, accessory: withActionId(named.accessory, 0) };
}

function withActionId<Element extends InteractiveElement>(element: Element, index: number): Element {
  return element.action_id === undefined ? { ...element, action_id: `a${index}` } : element;
}
