import * as z from 'zod';
import { parseJson } from '../parse-json.ts';
import type { Block } from './blocks.ts';
import { at, faultsOf } from './faults.ts';
import { plainText } from './text.ts';
import { validateBlocks } from './validate.ts';

// Limits: docs.slack.dev/reference/views.
/** Blocks in a modal or a Home tab. */
const MAX_BLOCKS = 100;
/** docs.slack.dev/reference/methods/views.open: view_too_large, in bytes of JSON. */
const MAX_BYTES = 250_000;

const shared = {
  blocks: z.unknown(),
  private_metadata: z.string().max(3000).default(''),
  callback_id: z.string().max(255).default(''),
  external_id: z.string().max(255).default(''),
};
const modal = z.strictObject({
  ...shared,
  type: z.literal('modal'),
  title: plainText(24),
  submit: plainText(24).optional(),
  close: plainText(24).optional(),
  clear_on_close: z.boolean().default(false),
  notify_on_close: z.boolean().default(false),
  submit_disabled: z.boolean().optional(),
});
const home = z.strictObject({ ...shared, type: z.literal('home') });

type WithBlocks<View> = Omit<View, 'blocks'> & { blocks: Block[] };
export type ModalDefinition = WithBlocks<z.infer<typeof modal>>;
export type HomeDefinition = WithBlocks<z.infer<typeof home>>;

type Refused = { outcome: 'invalid_arguments'; faults: string[] } | { outcome: 'view_too_large' };
export type ValidatedView<Definition> = { outcome: 'valid'; view: Definition } | Refused;

/** Checks a modal as Slack would. Takes it as JSON text too, which is how forms carry it. */
export function validateModal(given: unknown): ValidatedView<ModalDefinition> {
  const read = readView(modal, given);
  if (read.outcome !== 'read') return read;
  const { fields, blocks } = read;
  if (fields.submit !== undefined || !blocks.some(({ type }) => type === 'input'))
    return { outcome: 'valid', view: { ...fields, blocks } };
  return { outcome: 'invalid_arguments', faults: [at(['view'], 'missing required field: submit')] };
}

/** Checks a Home tab as Slack would. */
export function validateHome(given: unknown): ValidatedView<HomeDefinition> {
  const read = readView(home, given);
  return read.outcome === 'read' ? { outcome: 'valid', view: { ...read.fields, blocks: read.blocks } } : read;
}

type Read<Fields> = { outcome: 'read'; fields: Fields; blocks: Block[] } | Refused;

function readView<Fields>(schema: z.ZodType<Fields>, given: unknown): Read<Fields> {
  const value = typeof given === 'string' ? parseJson(given) : given;
  if (typeof value !== 'object' || value === null)
    return { outcome: 'invalid_arguments', faults: [at(['view'], 'must provide an object')] };
  if (Buffer.byteLength(JSON.stringify(value)) > MAX_BYTES) return { outcome: 'view_too_large' };
  const parsed = schema.safeParse(value);
  if (!parsed.success) return { outcome: 'invalid_arguments', faults: faultsOf(parsed.error, ['view'], value) };
  const limits = { path: ['view', 'blocks'], blocks: MAX_BLOCKS, total: Number.POSITIVE_INFINITY };
  const blocks = validateBlocks(Reflect.get(value, 'blocks'), limits);
  if (blocks.outcome === 'valid') return { outcome: 'read', fields: parsed.data, blocks: blocks.blocks };
  const faults =
    blocks.outcome === 'invalid_blocks' ? blocks.faults : [at(['view', 'blocks'], 'must provide an array')];
  return { outcome: 'invalid_arguments', faults };
}
