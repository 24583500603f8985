import type { FactOf, SeenOperation, SignedRequest } from '../../../../../infra/local/slack/trace/fact.ts';
import { ADA } from '../support.ts';

/** Epoch milliseconds. */
export const BEGAN = 1_800_000_000_000;
export const OPERATION_ID = 'op-0123456789abcdef0123';

export function signedRequest(text = 'create demo', userId = ADA): SignedRequest {
  const body = new URLSearchParams({ user_id: userId, command: '/playground', text }).toString();
  const headers = { 'x-slack-request-timestamp': String(BEGAN / 1000), 'x-slack-signature': 'v0=0123' };
  return { url: 'http://127.0.0.1:1/', headers, body };
}

/** What the bot answers when it has accepted. */
export const ACCEPTED = {
  outcome: 'answered',
  body: JSON.stringify({
    text: 'It is being made.',
    blocks: [
      { type: 'section', block_id: `operation:${OPERATION_ID}`, text: { type: 'mrkdwn', text: 'It is being made.' } },
    ],
  }),
} as const;

export function seenOperation(changes: Partial<SeenOperation> = {}): SeenOperation {
  return {
    id: OPERATION_ID,
    ownerId: ADA,
    kind: 'create',
    cause: 'asked',
    playgroundName: 'demo',
    state: 'running',
    sequence: 2,
    requestedAt: BEGAN / 1000,
    ...changes,
  };
}

/** @param at milliseconds after the beginning */
export function event(at: number, changes: Partial<SeenOperation> = {}): FactOf<'event'> {
  const operation = seenOperation(changes);
  return { kind: 'event', at: BEGAN + at, sequence: operation.sequence, operation };
}

/** @param at milliseconds after the beginning */
export function step(name: FactOf<'step'>['step'], at: number, ms: number, subject?: string): FactOf<'step'> {
  return { kind: 'step', at: BEGAN + at, ms, step: name, ok: true, ...(subject && { subject }) };
}
