import type { Message } from '../../../../bot/messages/message.ts';
import type { OperationView } from '../../../../bot/messages/operation/view.ts';
import type { Operation } from '../../../../provisioner/contract/operation.ts';
import { operation, playground } from '../../support/rows.ts';

export const view = (fields: Partial<Operation>, rest: Partial<OperationView> = {}): OperationView => ({
  operation: operation(fields),
  playground: undefined,
  password: undefined,
  notice: undefined,
  cost: undefined,
  ...rest,
});
export const expiry = '<!date^1790014400^{date_short_pretty} {time}|2026-09-21 18:13 UTC>';

/** What a reader sees, a line each. */
export function seen(message: Message): string[] {
  return message.blocks.flatMap((block) => {
    if (block.type === 'section') return block.text?.text.split('\n') ?? [];
    if (block.type === 'context') return block.elements.map((element) => ('text' in element ? element.text : ''));
    return [];
  });
}

export function elements({ blocks }: Message) {
  return blocks
    .flatMap((block) => (block.type === 'actions' ? block.elements : []))
    .filter((element) => element.type === 'button');
}

export const labels = (message: Message): string[] => elements(message).map(({ text }) => text.text);

export const done = view(
  { state: 'succeeded', address: 'http://198.51.100.7:8080' },
  { playground: playground(), password: 'pass-word-1' },
);

export const PLAIN_HTTP = 'Between you and the playground the password travels unencrypted (plain HTTP).';
