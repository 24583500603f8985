import { integer, property, record } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FARGATE_SIZES, LARGEST, smallestSize } from '../../../provisioner/compose/fargate-size.ts';
import { pricePerHour } from '../../../provisioner/contract/price.ts';
import { holds } from '../../support/holds.ts';

const asked = record({ cpu: integer({ min: 0, max: LARGEST.cpu }), memory: integer({ min: 0, max: LARGEST.memory }) });
/** In thousandths of a cent, so that sums are exact enough to compare. */
const prices = record({ vcpuHour: integer({ min: 0, max: 10_000 }), gbHour: integer({ min: 0, max: 10_000 }) });

describe('the size of a task', () => {
  it('is one of those that Fargate sells, and never smaller than asked', () => {
    holds(
      property(asked, (ask) => {
        const size = smallestSize(ask);
        expect(FARGATE_SIZES).toContainEqual(size);
        expect(size?.cpu).toBeGreaterThanOrEqual(ask.cpu);
        expect(size?.memory).toBeGreaterThanOrEqual(ask.memory);
      }),
    );
  });

  it('is the cheapest that fits, whatever CPU and memory cost', () => {
    holds(
      property(asked, prices, (ask, { vcpuHour, gbHour }) => {
        const cost = (size: { cpu: number; memory: number }) =>
          pricePerHour(size, { vcpuHour, gbHour, publicAddressHour: 0 });
        const fitting = FARGATE_SIZES.filter(({ cpu, memory }) => cpu >= ask.cpu && memory >= ask.memory);
        const size = smallestSize(ask);
        expect(size && cost(size)).toBeCloseTo(Math.min(...fitting.map(cost)), 6);
      }),
    );
  });

  it('is none where even the largest is too small', () => {
    expect(smallestSize(LARGEST)).toEqual(LARGEST);
    expect(smallestSize({ ...LARGEST, memory: LARGEST.memory + 1 })).toBeUndefined();
    expect(smallestSize({ ...LARGEST, cpu: LARGEST.cpu + 1 })).toBeUndefined();
  });

  it.each([
    [
      { cpu: 0, memory: 0 },
      { cpu: 256, memory: 512 },
    ],
    [
      { cpu: 256, memory: 2049 },
      { cpu: 512, memory: 3072 },
    ],
    [
      { cpu: 1025, memory: 100 },
      { cpu: 2048, memory: 4096 },
    ],
    [
      { cpu: 4096, memory: 30 * 1024 + 1 },
      { cpu: 8192, memory: 32 * 1024 },
    ],
    [
      { cpu: 0, memory: 61 * 1024 },
      { cpu: 16384, memory: 64 * 1024 },
    ],
  ])('for %j is %j', (ask, size) => {
    expect(smallestSize(ask)).toEqual(size);
  });
});
