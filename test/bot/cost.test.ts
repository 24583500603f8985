import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { costByTemplate, costOf, totalCost } from '../../bot/cost.ts';
import { pricePerHour } from '../../provisioner/contract/price.ts';
import { holds } from '../support/holds.ts';
import { PRICES, playground, TEMPLATES } from './support/rows.ts';
import { NOW } from './support/slack-request.ts';

const SMALL = { cpu: 256, memory: 512 };
const HOUR = 3600;

test('an hour of a quarter vCPU, half a gigabyte and an address', () => {
  expect(pricePerHour(SMALL, PRICES)).toBeCloseTo(0.25 * 0.04048 + 0.5 * 0.004445 + 0.005, 10);
});

test('storage beyond what comes with every task', () => {
  const hour = pricePerHour(SMALL, PRICES);
  const large = { ...SMALL, ephemeralStorageGiB: 200 };
  expect(pricePerHour({ ...SMALL, ephemeralStorageGiB: 20 }, PRICES)).toBe(hour);
  expect(pricePerHour(large, PRICES) - hour).toBeCloseTo(180 * 0.000111, 10);
  expect(pricePerHour(large, { ...PRICES, storageGbHour: 0.01 }) - hour).toBeCloseTo(1.8, 10);
});

describe('a playground of four hours, one hour old', () => {
  const life = { createdAt: NOW - HOUR, expiresAt: NOW + 3 * HOUR };
  const perHour = pricePerHour(SMALL, PRICES);

  test('has cost one hour and will have cost four', () => {
    const cost = costOf(life, SMALL, PRICES, NOW);
    expect(cost.soFar).toBeCloseTo(perHour, 10);
    expect(cost.untilExpiry).toBeCloseTo(4 * perHour, 10);
  });

  test('goes on costing when it could not be removed at its end', () => {
    const cost = costOf(life, SMALL, PRICES, life.expiresAt + HOUR);
    expect(cost.soFar).toBeCloseTo(5 * perHour, 10);
    expect(cost.untilExpiry).toBe(cost.soFar);
  });

  test('costs nothing before it began: clocks differ', () => {
    expect(costOf(life, SMALL, PRICES, life.createdAt - 5).soFar).toBe(0);
  });
});

test('it has never cost more than it will have, and never less than nothing', () => {
  const whole = fc.integer({ min: 0, max: 1e6 });
  holds(
    fc.property(whole, whole, whole, (createdAt, life, age) => {
      const { soFar, untilExpiry } = costOf({ createdAt, expiresAt: createdAt + life }, SMALL, PRICES, createdAt + age);
      expect(soFar).toBeGreaterThanOrEqual(0);
      expect(untilExpiry).toBeGreaterThanOrEqual(soFar);
    }),
  );
});

test('a playground costs what its template’s size does, and a template that is gone tells none', () => {
  const cost = costByTemplate(TEMPLATES, PRICES);
  expect(cost(playground(), NOW)).toEqual(costOf(playground(), SMALL, PRICES, NOW));
  expect(cost(playground({ template: 'removed' }), NOW)).toBeUndefined();
});

test('many cost what each of them does', () => {
  const one = { perHour: 1, soFar: 2, untilExpiry: 3 };
  expect(totalCost([one, one])).toEqual({ perHour: 2, soFar: 4, untilExpiry: 6 });
  expect(totalCost([])).toEqual({ perHour: 0, soFar: 0, untilExpiry: 0 });
});
