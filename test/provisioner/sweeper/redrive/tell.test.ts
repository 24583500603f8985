import type { InvokeCommand } from '@aws-sdk/client-lambda';
import { expect, it, vi } from 'vitest';
import { createTell } from '../../../../provisioner/sweeper/redrive/tell.ts';

function setUp(answer: unknown) {
  const send = vi.fn(async (_command: InvokeCommand) => answer);
  return { send, tell: createTell({ send } as unknown as Parameters<typeof createTell>[0], 'notifier') };
}

it('waits for the notifier, with the event as it was', async () => {
  const { send, tell } = setUp({ StatusCode: 200 });
  await tell({ Records: [1] });
  const input = send.mock.calls[0]?.[0].input;
  expect(input).toMatchObject({ FunctionName: 'notifier' });
  expect(input?.InvocationType).toBeUndefined();
  expect(Buffer.from(input?.Payload as Uint8Array).toString()).toBe('{"Records":[1]}');
});

it('an invocation that failed is not told', async () => {
  const { tell } = setUp({ StatusCode: 200, FunctionError: 'Unhandled', Payload: Buffer.from('{"errorType":"X"}') });
  await expect(tell({})).rejects.toThrow('{"errorType":"X"}');
});
