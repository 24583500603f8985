import { expect, it } from 'vitest';
import { createTypedBefore } from '../../../../../../infra/local/slack/page/browser/typed-before.ts';

it('goes back through what was sent, and forward again to the draft', () => {
  const before = createTypedBefore();
  for (const line of ['one', 'two', 'two']) before.add(line);
  expect([before.older('draft'), before.older('two'), before.older('one')]).toEqual(['two', 'one', undefined]);
  expect([before.newer(), before.newer(), before.newer()]).toEqual(['two', 'draft', undefined]);
});

it('begins at the newest again once something was typed or sent', () => {
  const before = createTypedBefore();
  before.add('one');
  before.add('two');
  before.older('');
  before.older('two');
  before.leave();
  expect(before.isBrowsing()).toBe(false);
  expect(before.older('')).toBe('two');
  before.add('three');
  expect(before.older('')).toBe('three');
});
