import { expect, test, vi } from 'vitest';
import { createParameter } from '../../bot/parameter.ts';

const QUARTER_HOUR = 15 * 60 * 1000;

test('is kept for a quarter of an hour', async () => {
  let now = 0;
  const read = vi.fn().mockResolvedValueOnce('old').mockResolvedValueOnce('new');
  const secret = createParameter(read, '/a/b', () => now);
  await expect(secret()).resolves.toBe('old');
  now = QUARTER_HOUR - 1;
  await expect(secret()).resolves.toBe('old');
  expect(read).toHaveBeenCalledExactlyOnceWith('/a/b');
  now = QUARTER_HOUR;
  await expect(secret()).resolves.toBe('new');
});

test('is read once for all who ask at a time, and again after a reading that broke', async () => {
  const read = vi.fn().mockRejectedValueOnce(new Error('throttled')).mockResolvedValue('secret');
  const secret = createParameter(read, '/a/b');
  await expect(Promise.allSettled([secret(), secret()])).resolves.toMatchObject([
    { status: 'rejected' },
    { status: 'rejected' },
  ]);
  expect(read).toHaveBeenCalledOnce();
  await expect(secret()).resolves.toBe('secret');
});

test.each([undefined, ''])('one that is %j is an error that names it', async (value) => {
  await expect(createParameter(vi.fn().mockResolvedValue(value), '/a/b')()).rejects.toThrow('/a/b');
});

test('is read anew for whoever was refused with it, and for nobody else', async () => {
  const read = vi.fn().mockResolvedValueOnce('old').mockResolvedValue('new');
  const secret = createParameter(read, '/a/b');
  await expect(secret('an older one')).resolves.toBe('old');
  await expect(secret('an older one')).resolves.toBe('old');
  expect(read).toHaveBeenCalledOnce();
  await expect(secret('old')).resolves.toBe('new');
  expect(read).toHaveBeenCalledTimes(2);
});
