import type { ErrorCode } from '../../provisioner/contract/errors.ts';
import type { Operation } from '../../provisioner/contract/operation.ts';
import { fitLines, type Lines } from './fit/lines.ts';
import { type Block, section } from './message.ts';

/** What a slash command is answered with: only the asker sees it. */
export interface Answer {
  response_type: 'ephemeral';
  text: string;
  blocks?: Block[];
}

/** Nothing was asked to be done, or done. */
export function answer(...lines: string[]): Answer {
  return { response_type: 'ephemeral', text: lines.join('\n') };
}

/** Nothing was asked to be done, and there may be more to say than Slack takes. */
export function answerLines(said: Lines, ...more: Block[]): Answer {
  const { head = [], lines, tail = [] } = said;
  return { ...answer(...head, ...lines, ...tail), blocks: [...fitLines(said), ...more] };
}

/** Something was accepted as this operation. */
export function accepted({ id }: Pick<Operation, 'id'>, ...lines: string[]): Answer {
  return marked(`operation:${id}`, lines);
}

export function refused(code: ErrorCode, ...lines: string[]): Answer {
  return marked(`error:${code}`, lines);
}

/** Nothing was done, and the answer says why. */
export function isRefusal({ blocks }: Answer): boolean {
  return blocks?.[0]?.block_id?.startsWith('error:') ?? false;
}

/** Something is being done. */
export function isAccepted({ blocks }: Answer): boolean {
  return blocks?.[0]?.block_id?.startsWith('operation:') ?? false;
}

/** The answer as blocks, for where only these are shown. */
export function blocksOf({ text, blocks }: Answer): Block[] {
  return blocks ?? [section(text)];
}

/** Scripts read the outcome from the block's id: an answer to a command can carry no metadata, and words may change. */
function marked(mark: string, lines: string[]): Answer {
  const { text, ...rest } = answer(...lines);
  return { ...rest, text, blocks: [{ type: 'section', block_id: mark, text: { type: 'mrkdwn', text } }] };
}
