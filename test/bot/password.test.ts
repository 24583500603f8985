import { expect, test, vi } from 'vitest';
import { createPassword } from '../../bot/password.ts';

test('is read anew each time, decrypted, from where the provisioner puts it', async () => {
  const get = vi.fn().mockResolvedValue('pass-word-1');
  await expect(createPassword({ get }, '/playgrounds/dev')('demo-0a1b2c3d')).resolves.toBe('pass-word-1');
  expect(get).toHaveBeenCalledExactlyOnceWith('/playgrounds/dev/demo-0a1b2c3d/password', {
    decrypt: true,
    forceFetch: true,
  });
});

test('one that is removed is undefined', async () => {
  const cause = Object.assign(new Error('UnknownError'), { name: 'ParameterNotFound' });
  const get = vi.fn().mockRejectedValue(new Error('UnknownError', { cause }));
  await expect(createPassword({ get }, '/p')('demo-1')).resolves.toBeUndefined();
});

test('any other fault is one', async () => {
  const get = vi.fn().mockRejectedValue(new Error('AccessDenied', { cause: new Error('AccessDenied') }));
  await expect(createPassword({ get }, '/p')('demo-1')).rejects.toThrow('AccessDenied');
});
