import { expect, it } from 'vitest';
import { friendlyName } from '../../../provisioner/contract/friendly-name.ts';
import { NEW_PLAYGROUND_NAME } from '../../../provisioner/contract/name.ts';

it('makes the same friendly name of the same seed, and it is a legal one', () => {
  expect(friendlyName('a')).toBe(friendlyName('a'));
  expect(friendlyName('a')).toMatch(/^[a-z]{3,14}-[a-z]{3,14}$/);
  expect(friendlyName('a')).toMatch(NEW_PLAYGROUND_NAME);
});

it('makes different names for requests that are alike, and for the tries of one request', () => {
  const seeds = Array.from({ length: 500 }, (_, n) => `T0TEST001:1800000000.${n}.0123456789abcdef`);
  const tries = seeds.map((seed) => `${seed}#1`);
  // Of about 4e5 names, a thousand draws meet now and then.
  expect(new Set([...seeds, ...tries].map(friendlyName)).size).toBeGreaterThan(980);
});
