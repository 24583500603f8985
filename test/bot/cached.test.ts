import { expect, test, vi } from 'vitest';
import { cached } from '../../bot/cached.ts';

function setUp(maxAge = 1000) {
  const fetch = vi.fn(async (key: string) => key.toUpperCase());
  let now = 0;
  const get = cached(fetch, maxAge, () => now);
  const passTime = (milliseconds: number): void => {
    now += milliseconds;
  };
  return { fetch, get, passTime };
}

test('is fetched once for each key until it is too old', async () => {
  const { fetch, get, passTime } = setUp();
  expect([await get('a'), await get('a'), await get('b')]).toEqual(['A', 'A', 'B']);
  passTime(999);
  await get('a');
  expect(fetch).toHaveBeenCalledTimes(2);
  passTime(1);
  await get('a');
  expect(fetch).toHaveBeenCalledTimes(3);
});

test('who asks meanwhile waits for the same', async () => {
  const { fetch, get } = setUp();
  await Promise.all([get('a'), get('a')]);
  expect(fetch).toHaveBeenCalledTimes(1);
});

test('what broke is fetched again', async () => {
  const { fetch, get } = setUp();
  fetch.mockRejectedValueOnce(new Error('down'));
  await expect(get('a')).rejects.toThrow('down');
  expect(await get('a')).toBe('A');
});

test('the oldest of very many is forgotten', async () => {
  const { fetch, get } = setUp();
  for (let key = 0; key <= 1000; key++) await get(`key-${key}`);
  await get('key-1');
  expect(fetch).toHaveBeenCalledTimes(1001);
  await get('key-0');
  expect(fetch).toHaveBeenCalledTimes(1002);
});
