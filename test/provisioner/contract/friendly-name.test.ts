import { expect, it } from 'vitest';
import { friendlyName } from '../../../provisioner/contract/friendly-name.ts';
import { ADJECTIVES, ANIMALS } from '../../../provisioner/contract/friendly-words.ts';
import { NEW_PLAYGROUND_NAME } from '../../../provisioner/contract/name.ts';

it('makes the same friendly name of the same seed, and it is a legal one', () => {
  expect(friendlyName('a')).toBe(friendlyName('a'));
  expect(friendlyName('a')).toMatch(/^[a-z]{3,14}-[a-z]{3,14}$/);
  expect(friendlyName('a')).toMatch(NEW_PLAYGROUND_NAME);
});

it('makes different names for requests that are alike, and for the tries of one request', () => {
  const seeds = Array.from({ length: 500 }, (_, n) => `T0TEST001:1800000000.${n}.0123456789abcdef`);
  const tries = seeds.map((seed) => `${seed}#1`);
  // Of about 7e4 names, a thousand draws meet now and then.
  expect(new Set([...seeds, ...tries].map(friendlyName)).size).toBeGreaterThan(980);
});

it('has words of which every two are a legal name, and none of them twice', () => {
  for (const words of [ADJECTIVES, ANIMALS]) expect(new Set(words).size).toBe(words.length);
  const longest = (words: readonly string[]) => words.toSorted((a, b) => b.length - a.length)[0];
  expect(`${longest(ADJECTIVES)}-${longest(ANIMALS)}`).toMatch(NEW_PLAYGROUND_NAME);
  expect([...ADJECTIVES, ...ANIMALS].filter((word) => !/^[a-z]{3,14}$/.test(word))).toEqual([]);
  expect(ADJECTIVES.length * ANIMALS.length).toBeGreaterThan(70_000);
});
