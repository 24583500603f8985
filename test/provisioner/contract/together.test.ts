import { setTimeout as delay } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { together } from '../../../provisioner/contract/together.ts';

describe('tasks side by side', () => {
  it('give their results in order', async () => {
    expect(await together<[number, string]>(undefined, () => [Promise.resolve(1), Promise.resolve('b')])).toEqual([
      1,
      'b',
    ]);
  });

  it('are told to stop, and waited for, when one of them fails', async () => {
    let ended = false;
    const longTask = async (signal: AbortSignal): Promise<void> => {
      await delay(60_000, undefined, { signal }).catch(() => delay(10));
      ended = true;
    };
    const both = together<[unknown, unknown]>(undefined, (signal) => [
      longTask(signal),
      Promise.reject(new Error('no Go')),
    ]);
    await expect(both).rejects.toThrow('no Go');
    expect(ended).toBe(true);
  });

  it('are told to stop from outside', async () => {
    const outside = new AbortController();
    const task = together<[unknown]>(outside.signal, (signal) => [delay(60_000, undefined, { signal })]);
    outside.abort();
    await expect(task).rejects.toThrow(/abort/i);
  });
});
