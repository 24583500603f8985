import { describe, expect, it } from 'vitest';
import { createItems, MAX_ITEMS, MAX_TEXT } from '../../../../provisioner/templates/hello/api/items.ts';

describe('the items', () => {
  it('start with the seed and take what visitors add', () => {
    const items = createItems(['one']);
    expect(items.add(' two ')).toEqual({ item: { id: 2, text: 'two', from: 'visitor' } });
    expect(items.all().map(({ text }) => text)).toEqual(['one', 'two']);
  });

  it.each([
    ['nothing', undefined],
    ['a number', 1],
    ['blanks', '  '],
    ['too much', 'x'.repeat(MAX_TEXT + 1)],
  ])('refuse %s, in words', (_what, text) => {
    const items = createItems([]);
    expect(items.add(text)).toEqual({ problem: expect.stringMatching(/\.$/) });
    expect(items.all()).toEqual([]);
  });

  it('have an end', () => {
    const items = createItems(Array.from({ length: MAX_ITEMS }, () => 'x'));
    expect(items.add('one more')).toEqual({ problem: expect.stringContaining('full') });
  });
});
