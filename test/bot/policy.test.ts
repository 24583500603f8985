import { expect, test } from 'vitest';
import { mayDestroy, mayUse } from '../../bot/policy.ts';
import { ADA, GRACE, playground } from './support/rows.ts';

test('with no workspace named, any may use the bot', () => {
  expect(mayUse([], 'T0ANY0001')).toBe(true);
});

test('with workspaces named, only those may', () => {
  expect(mayUse(['T0ONE0001', 'T0TWO0001'], 'T0TWO0001')).toBe(true);
  expect(mayUse(['T0ONE0001'], 'T0OTHER01')).toBe(false);
});

test('only the owner may destroy', () => {
  expect(mayDestroy(playground({ ownerId: ADA }), ADA)).toBe(true);
  expect(mayDestroy(playground({ ownerId: ADA }), GRACE)).toBe(false);
});
