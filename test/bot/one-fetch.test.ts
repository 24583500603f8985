import { expect, test, vi } from 'vitest';
import { oneFetch } from '../../bot/one-fetch.ts';

test('everybody who waits shares one fetch', async () => {
  const fetch = vi.fn(async () => 'value');
  const read = oneFetch(fetch);
  expect(await Promise.all([read(), read()])).toEqual(['value', 'value']);
  expect(fetch).toHaveBeenCalledTimes(1);
});

test('a fetch that broke is not kept', async () => {
  const fetch = vi
    .fn<() => Promise<string>>()
    .mockRejectedValueOnce(new Error('no network'))
    .mockResolvedValue('value');
  const read = oneFetch(fetch);
  await expect(read()).rejects.toThrow('no network');
  await expect(read()).resolves.toBe('value');
});
