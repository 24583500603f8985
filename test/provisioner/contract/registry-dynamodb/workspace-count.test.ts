import { expect, it } from 'vitest';
import { partsInOrder, shareOfPart } from '../../../../provisioner/contract/registry-dynamodb/workspace-count.ts';

const ID = 'op-0123456789abcdef0123';

it.each([1, 3, 16, 17, 20, 1000])('the shares of a limit of %i add up to it', (total) => {
  const shares = partsInOrder(ID, total).map((part) => shareOfPart(part, total));
  expect(shares.reduce((sum, share) => sum + share, 0)).toBe(total);
  expect(Math.max(...shares) - Math.min(...shares)).toBeLessThanOrEqual(1);
});

it('a repeat of a request tries the parts in the same order, and other requests begin elsewhere', () => {
  expect(partsInOrder(ID, 100)).toEqual(partsInOrder(ID, 100));
  const begun = Array.from({ length: 64 }, (_, n) => partsInOrder(`op-${n.toString(16).padStart(20, '0')}`, 100)[0]);
  expect(new Set(begun).size).toBe(16);
});
