import { expect, it, vi } from 'vitest';
import { attempt } from '../../../provisioner/sweeper/attempt.ts';

it('a part that broke off is logged and counted, and its single faults are passed on', async () => {
  const error = vi.fn();
  const broken = new Error('AccessDenied');
  expect(await attempt('Not done.', async () => Promise.reject(broken), { error })).toEqual([broken]);
  expect(error).toHaveBeenCalledExactlyOnceWith('Not done.', { error: broken });
  expect(await attempt('Not done.', async () => ['one', 'two'], { error })).toEqual(['one', 'two']);
  expect(await attempt('Not done.', async () => 7, { error })).toEqual([]);
});
