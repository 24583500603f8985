import { ParameterNotFound } from '@aws-sdk/client-ssm';
import { expect, test, vi } from 'vitest';
import { createPassword } from '../../../provisioner/contract/read-password.ts';

test('is read anew each time, from where the provisioner puts it', async () => {
  const read = vi.fn().mockResolvedValue('pass-word-1');
  const password = createPassword(read, '/playgrounds/dev');
  await expect(password('demo-0a1b2c3d')).resolves.toBe('pass-word-1');
  await password('demo-0a1b2c3d');
  expect(read.mock.calls).toEqual(Array(2).fill(['/playgrounds/dev/demo-0a1b2c3d/password']));
});

test('one that is removed is undefined', async () => {
  const gone = new ParameterNotFound({ message: 'UnknownError', $metadata: {} });
  await expect(createPassword(vi.fn().mockRejectedValue(gone), '/p')('demo-1')).resolves.toBeUndefined();
});

test('any other fault is one', async () => {
  const read = vi.fn().mockRejectedValue(new Error('AccessDenied'));
  await expect(createPassword(read, '/p')('demo-1')).rejects.toThrow('AccessDenied');
});
