import * as z from 'zod';
import { validateBlocks } from '../block-kit/validate.ts';
import type { Content, Metadata } from '../message.ts';
import { SlackError, withFaults } from './error.ts';

/** Slack cuts longer texts of new messages without a word; refusing them keeps the product from losing the end. */
export const MAX_POSTED_TEXT = 40_000;
/** docs.slack.dev/reference/methods/chat.update: msg_too_long. */
export const MAX_UPDATED_TEXT = 4000;
/** Slack's limit for a message's metadata, in characters of JSON. */
const MAX_METADATA = 8000;

const metadataSchema = z.strictObject({
  event_type: z.string().min(1).max(255),
  event_payload: z.record(z.string(), z.unknown()),
});

/** The arguments that make up what a message says. */
export const contentArguments = z.object({
  text: z.string().optional(),
  blocks: z.unknown().optional(),
  metadata: z.unknown().optional(),
});
type ContentArguments = z.infer<typeof contentArguments>;

/** Checks text, blocks and metadata as Slack does and returns the content, or throws the SlackError. */
export function readContent(given: ContentArguments, limits: { text: number }): Content {
  const text = given.text ?? '';
  if (text.length > limits.text) throw new SlackError('msg_too_long');
  const blocks = readBlocks(given.blocks);
  if (text.trim() === '' && (blocks === undefined || blocks.length === 0)) throw new SlackError('no_text');
  const metadata = readMetadata(given.metadata);
  return { text, ...(blocks && blocks.length > 0 && { blocks }), ...(metadata && { metadata }) };
}

function readBlocks(given: unknown): Content['blocks'] {
  if (given === undefined || given === null || given === '') return undefined;
  const validated = validateBlocks(given);
  if (validated.outcome === 'valid') return validated.blocks;
  if (validated.outcome === 'invalid_blocks') throw withFaults('invalid_blocks', validated.faults);
  throw new SlackError(validated.outcome);
}

function readMetadata(given: unknown): Metadata | undefined {
  if (given === undefined || given === null || given === '') return undefined;
  const value = typeof given === 'string' ? parseMetadata(given) : given;
  const parsed = metadataSchema.safeParse(value);
  if (!parsed.success) throw new SlackError('invalid_metadata_schema');
  if (JSON.stringify(parsed.data).length > MAX_METADATA) throw new SlackError('metadata_too_large');
  return parsed.data;
}

function parseMetadata(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new SlackError('invalid_metadata_format');
  }
}
