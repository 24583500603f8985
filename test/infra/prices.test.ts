import { expect, test } from 'vitest';
import { pricesIn, pricesOf } from '../../infra/prices.ts';

const own = { vcpuHour: 1, gbHour: 2, publicAddressHour: 3 };

test('the settings go before the table', () => {
  expect(pricesIn('us-east-1', { 'us-east-1': own })).toEqual(own);
  expect(pricesIn('eu-north-1', { 'eu-north-1': own })).toEqual(own);
});

test('a region of the table has its own prices', () => {
  expect(pricesIn('eu-central-1', {})).toEqual({ vcpuHour: 0.04656, gbHour: 0.00511, publicAddressHour: 0.005 });
  expect(pricesIn('us-east-1', {})).not.toHaveProperty('borrowedFrom');
});

test('any other region borrows them, and says of whom', () => {
  expect(pricesIn('eu-north-1', { 'us-east-1': own })).toEqual({
    ...pricesIn('us-east-1', {}),
    borrowedFrom: 'us-east-1',
  });
});

test('a playground without a public address pays for none', () => {
  const prices = { 'us-east-1': own };
  expect(pricesOf({ prices, exposure: 'public' }, 'us-east-1')).toEqual(own);
  expect(pricesOf({ prices, exposure: 'private' }, 'us-east-1')).toEqual({ ...own, publicAddressHour: 0 });
});
