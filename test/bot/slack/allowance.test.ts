import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { LOOKUPS_MS, withAllowance } from '../../../bot/slack/allowance.ts';
import { fakeLookups, never } from '../support/answer-deps.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

const after = async <T>(milliseconds: number, value: T): Promise<T> => {
  await new Promise((resolve) => setTimeout(resolve, milliseconds));
  return value;
};

/** Groups take 200 ms, channels for ever; what is known of people is there at once. */
function setUp() {
  const slow = fakeLookups();
  slow.membersOf.mockImplementation(() => after(200, new Set(['U1'])));
  slow.channelsOf.mockImplementation(never);
  const begun = Date.now();
  return { lookups: withAllowance(slow, Date.now), waited: () => Date.now() - begun };
}

test('one that is never answered is given up when the allowance is used up', async () => {
  const { lookups, waited } = setUp();
  const asked = expect(lookups.channelsOf('U1')).rejects.toThrow('300 ms are used up');
  await vi.runAllTimersAsync();
  await asked;
  expect(waited()).toBe(LOOKUPS_MS);
});

test('two after each other share it: the second has what the first left', async () => {
  const { lookups, waited } = setUp();
  const groups = lookups.membersOf('S1');
  await vi.advanceTimersByTimeAsync(200);
  expect(await groups).toEqual(new Set(['U1']));
  const asked = expect(lookups.channelsOf('U1')).rejects.toThrow();
  await vi.runAllTimersAsync();
  await asked;
  expect(waited()).toBe(LOOKUPS_MS);
});

test('two at once take of it once, and what happens between lookups takes nothing', async () => {
  const { lookups, waited } = setUp();
  const both = Promise.all([lookups.membersOf('S1'), lookups.membersOf('S2')]);
  await vi.advanceTimersByTimeAsync(200);
  await both;
  // The registry is read, which is no lookup.
  await vi.advanceTimersByTimeAsync(1000);
  const asked = expect(lookups.channelsOf('U1')).rejects.toThrow();
  await vi.runAllTimersAsync();
  await asked;
  expect(waited()).toBe(1000 + LOOKUPS_MS);
});

test('one that begins while another is waited for has no more time than that', async () => {
  const { lookups, waited } = setUp();
  const first = expect(lookups.channelsOf('U1')).rejects.toThrow();
  await vi.advanceTimersByTimeAsync(250);
  const second = expect(lookups.membersOf('S1')).rejects.toThrow();
  await vi.runAllTimersAsync();
  await Promise.all([first, second]);
  // The 200 ms of the second ran out at 450, when nobody waited for it.
  expect(waited()).toBe(450);
});

test('what is known already is answered though nothing is left', async () => {
  const { lookups } = setUp();
  const asked = expect(lookups.channelsOf('U1')).rejects.toThrow();
  await vi.runAllTimersAsync();
  await asked;
  expect(await lookups.person('U1')).toMatchObject({ hasLeft: false });
});
