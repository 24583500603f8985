import * as z from 'zod';
import type { Block } from '../block-kit/blocks.ts';

/** What the answer to a command was. */
export type Verdict =
  | { kind: 'accepted'; operationId: string }
  | { kind: 'refused'; code: string }
  /** Nothing was asked to be done, such as by `help`. */
  | { kind: 'answered' };

/**
 * The bot marks its answers for machines in the id of a block, because an answer to a command can carry no metadata:
 * `operation:<id>` when it accepted, `error:<code>` when it refused.
 */
export function verdictOf(blocks: readonly Pick<Block, 'block_id'>[] | undefined): Verdict {
  const marks = (blocks ?? []).map(({ block_id }) => /^(operation|error):(.+)$/.exec(block_id ?? ''));
  const [, kind, value = ''] = marks.find((mark) => mark !== null) ?? [];
  if (kind === 'operation') return { kind: 'accepted', operationId: value };
  return kind === 'error' ? { kind: 'refused', code: value } : { kind: 'answered' };
}

const operationSchema = z.object({
  event_type: z.literal('playground_operation'),
  event_payload: z.object({ operation_id: z.string(), state: z.string() }),
});

/** Which operation a message is about and how far that is, from the message's metadata. */
export function operationIn(content: { metadata?: unknown }): { operationId: string; state: string } | undefined {
  const parsed = operationSchema.safeParse(content.metadata);
  if (!parsed.success) return undefined;
  const { operation_id: operationId, state } = parsed.data.event_payload;
  return { operationId, state };
}
