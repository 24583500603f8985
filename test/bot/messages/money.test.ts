import { expect, test } from 'vitest';
import { hourly, money } from '../../../bot/messages/money.ts';

test.each([
  [0, 'USD', '$0.00'],
  [0.0004, 'USD', 'under $0.01'],
  [0.0694, 'USD', '$0.07'],
  [12.345, 'USD', '$12.35'],
  [1240.4, 'USD', '$1,240'],
  [0.07, 'EUR', '€0.07'],
  [0.5, 'CNY', 'CN¥0.50'],
])('%d %s is %s', (amount, currency, words) => {
  expect(money(amount, currency)).toBe(words);
});

test.each([
  [0.017343, '$0.017 an hour'],
  [1.25, '$1.3 an hour'],
  [240.7, '$241 an hour'],
])('%d an hour is %s', (amount, words) => {
  expect(hourly(amount, 'USD')).toBe(words);
});
