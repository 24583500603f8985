import { expect, it } from 'vitest';
import { friendlyName } from '../../../provisioner/contract/name.ts';

it('makes the same friendly name of the same seed, and it is a legal one', () => {
  expect(friendlyName('a')).toBe(friendlyName('a'));
  expect(friendlyName('a')).toMatch(/^[a-z]{3,14}-[a-z]{3,14}$/);
});
