import { expect, test, vi } from 'vitest';
import { createParameter } from '../../bot/parameter.ts';

test('is decrypted, and kept for a while', async () => {
  const get = vi.fn().mockResolvedValue('secret');
  await expect(createParameter({ get }, '/a/b')()).resolves.toBe('secret');
  expect(get).toHaveBeenCalledExactlyOnceWith('/a/b', { decrypt: true, maxAge: 900 });
});

test.each([undefined, ''])('one that is %j is an error that names it', async (value) => {
  const get = vi.fn().mockResolvedValue(value);
  await expect(createParameter({ get }, '/a/b')()).rejects.toThrow('/a/b');
});

test('is read anew for whoever was refused with it, and for nobody else', async () => {
  const get = vi.fn().mockResolvedValue('old');
  const secret = createParameter({ get }, '/a/b');
  await expect(secret('an older one')).resolves.toBe('old');
  expect(get).toHaveBeenLastCalledWith('/a/b', { decrypt: true, maxAge: 900 });
  await expect(secret('old')).resolves.toBe('old');
  expect(get).toHaveBeenLastCalledWith('/a/b', { decrypt: true, maxAge: 900, forceFetch: true });
});
