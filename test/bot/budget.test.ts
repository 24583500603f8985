import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createBudget, overBudget } from '../../bot/budget.ts';

beforeEach(() => {
  vi.useFakeTimers({ now: 0 });
});
afterEach(() => {
  vi.useRealTimers();
});

test('work that ends in time gives its result, and leaves no timer', async () => {
  const budget = createBudget(1000, Date.now, vi.fn());
  await expect(budget.within(Promise.resolve('done'))).resolves.toBe('done');
  expect(vi.getTimerCount()).toBe(0);
});

test('work that takes longer is left behind', async () => {
  const budget = createBudget(1000, Date.now, vi.fn());
  const result = budget.within(new Promise(() => undefined));
  await vi.advanceTimersByTimeAsync(1000);
  await expect(result).resolves.toBe(overBudget);
});

test('several steps share the time', async () => {
  const budget = createBudget(1000, Date.now, vi.fn());
  await vi.advanceTimersByTimeAsync(900);
  expect(budget.remaining()).toBe(100);
  await vi.advanceTimersByTimeAsync(900);
  expect(budget.remaining()).toBe(0);
});

test('work that breaks in time breaks for the caller', async () => {
  const budget = createBudget(1000, Date.now, vi.fn());
  await expect(budget.within(Promise.reject(new Error('no table')))).rejects.toThrow('no table');
});

test('work that breaks after the time is told, and not lost', async () => {
  const lateFailure = vi.fn();
  const budget = createBudget(1000, Date.now, lateFailure);
  const { promise, reject } = Promise.withResolvers<string>();
  const result = budget.within(promise);
  await vi.advanceTimersByTimeAsync(1000);
  await result;
  const error = new Error('late');
  reject(error);
  await vi.waitFor(() => expect(lateFailure).toHaveBeenCalledExactlyOnceWith(error));
});
