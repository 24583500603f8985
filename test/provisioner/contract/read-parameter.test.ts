import type { SSMClient } from '@aws-sdk/client-ssm';
import { expect, test, vi } from 'vitest';
import { readParameters } from '../../../provisioner/contract/read-parameter.ts';

test('is read decrypted', async () => {
  const send = vi.fn<(command: { input: unknown }) => Promise<unknown>>();
  send.mockResolvedValue({ Parameter: { Value: 'secret' } });
  await expect(readParameters({ send: send as unknown as SSMClient['send'] })('/a/b')).resolves.toBe('secret');
  expect(send.mock.calls[0]?.[0].input).toEqual({ Name: '/a/b', WithDecryption: true });
});
