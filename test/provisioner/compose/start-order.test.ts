import { array, nat, property, tuple } from 'fast-check';
import { expect, it } from 'vitest';
import { startOrder } from '../../../provisioner/compose/start-order.ts';
import { holds } from '../../support/holds.ts';

it('keeps the order given where nobody waits', () => {
  expect(
    startOrder(
      new Map([
        ['b', []],
        ['a', []],
      ]),
    ),
  ).toEqual({ order: ['b', 'a'] });
});

it('names a circle from one to the same again', () => {
  const waits = new Map([
    ['a', ['b']],
    ['b', ['c']],
    ['c', ['b']],
  ]);
  expect(startOrder(waits)).toEqual({ circle: ['b', 'c', 'b'] });
});

it('puts each after all that it waits for, and leaves none out', () => {
  holds(
    property(array(tuple(nat(9), nat(9)), { maxLength: 30 }), (pairs) => {
      // Waits go from larger to smaller numbers, so there is no circle.
      const waits = new Map(
        Array.from({ length: 10 }, (_, node) => [
          String(node),
          pairs.filter(([a, b]) => a === node && b < a).map(([, b]) => String(b)),
        ]),
      );
      const found = startOrder(waits);
      if (!('order' in found)) throw new Error('there is no circle here');
      expect(found.order.toSorted()).toEqual([...waits.keys()].toSorted());
      for (const [node, others] of waits) {
        for (const other of others) expect(found.order.indexOf(other)).toBeLessThan(found.order.indexOf(node));
      }
    }),
  );
});
