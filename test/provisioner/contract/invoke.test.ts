import type { InvokeCommand } from '@aws-sdk/client-lambda';
import { expect, test, vi } from 'vitest';
import { createInvoke } from '../../../provisioner/contract/invoke.ts';

function setUp(result: Promise<unknown>) {
  const send = vi.fn((_command: InvokeCommand, _options?: { abortSignal: AbortSignal }) => result);
  return { send, invoke: createInvoke({ send } as unknown as Parameters<typeof createInvoke>[0], 'provisioner') };
}

test('is an Event invoke with the id and nothing else', async () => {
  const { send, invoke } = setUp(Promise.resolve({ StatusCode: 202 }));
  const { signal } = new AbortController();
  await invoke('op-0123456789abcdef0123', signal);
  const [command, options] = send.mock.calls[0] ?? [];
  expect(command?.input).toMatchObject({ FunctionName: 'provisioner', InvocationType: 'Event' });
  expect(JSON.parse(Buffer.from(command?.input.Payload as Uint8Array).toString())).toEqual({
    operationId: 'op-0123456789abcdef0123',
  });
  expect(options?.abortSignal).toBe(signal);
});

test('anything but accepted is an error', async () => {
  const { invoke } = setUp(Promise.resolve({ StatusCode: 200 }));
  await expect(invoke('op-1', new AbortController().signal)).rejects.toThrow('status 200, not 202');
});
