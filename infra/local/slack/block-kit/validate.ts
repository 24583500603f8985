import { BLOCKS, type Block, type BlockType } from './blocks.ts';
import { at, faultsOf } from './faults.ts';

/** docs.slack.dev/reference/block-kit/blocks: blocks in one message. */
const MAX_BLOCKS = 50;
/**
 * No page of Slack's names this limit; messages whose blocks are each legal are refused from about here on
 * (github.com/slackapi/bolt-js/issues/2509). Counted on the JSON, which errs on the strict side.
 */
const MAX_TOTAL = 13_200;

export type Validated =
  | { outcome: 'valid'; blocks: Block[] }
  | { outcome: 'invalid_blocks_format' }
  | { outcome: 'invalid_blocks'; faults: string[] }
  | { outcome: 'msg_blocks_too_long' };

/** Checks a message's blocks as Slack would. Takes them as JSON text too, which is how forms carry them. */
export function validateBlocks(given: unknown): Validated {
  const value = typeof given === 'string' ? parseJson(given) : given;
  if (!Array.isArray(value)) return { outcome: 'invalid_blocks_format' };
  const list: unknown[] = value;
  const faults = list.length > MAX_BLOCKS ? [at(['blocks'], `no more than ${MAX_BLOCKS} items allowed`)] : [];
  const blocks: Block[] = [];
  for (const [index, candidate] of list.entries()) {
    const parsed = parseBlock(candidate, index);
    if ('faults' in parsed) faults.push(...parsed.faults);
    else blocks.push(parsed.block);
  }
  faults.push(...repeatedIds(blocks));
  if (faults.length > 0) return { outcome: 'invalid_blocks', faults };
  if (JSON.stringify(blocks).length > MAX_TOTAL) return { outcome: 'msg_blocks_too_long' };
  return { outcome: 'valid', blocks: blocks.map(withBlockId) };
}

function parseBlock(candidate: unknown, index: number): { block: Block } | { faults: string[] } {
  const path = ['blocks', index];
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

function repeatedIds(blocks: Block[]): string[] {
  const faults: string[] = [];
  const seen = new Set<string>();
  for (const [index, block] of blocks.entries()) {
    if (block.block_id !== undefined && seen.has(block.block_id))
      faults.push(at(['blocks', index, 'block_id'], `block_id ${block.block_id} already exists for another block`));
    if (block.block_id !== undefined) seen.add(block.block_id);
    if (block.type === 'actions') faults.push(...repeatedActions(block.elements, index));
  }
  return faults;
}

function repeatedActions(elements: readonly { action_id?: string | undefined }[], block: number): string[] {
  const ids = elements.map((element) => element.action_id);
  return ids.flatMap((id, index) =>
    id !== undefined && ids.indexOf(id) < index
      ? [at(['blocks', block, 'elements', index, 'action_id'], `action_id ${id} already exists for another element`)]
      : [],
  );
}

/** Slack gives each block an id; apps that read their own messages back see them. */
function withBlockId(block: Block, index: number): Block {
  return block.block_id === undefined ? { ...block, block_id: `b${index}` } : block;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
