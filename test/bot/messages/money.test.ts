import { expect, test } from 'vitest';
import { about, hourly, money } from '../../../bot/messages/money.ts';

test.each([
  [0, '$0.00'],
  [0.0004, 'under $0.01'],
  [0.0694, '$0.07'],
  [12.345, '$12.35'],
  [1240.4, '$1,240'],
])('%d is %s', (amount, words) => {
  expect(money(amount)).toBe(words);
});

test('what is reckoned is about so much, or under a cent', () => {
  expect([about(0.07), about(0.001)]).toEqual(['about $0.07', 'under $0.01']);
});

test.each([
  [0.017343, '$0.017 an hour'],
  [1.25, '$1.3 an hour'],
  [240.7, '$241 an hour'],
])('%d an hour is %s', (amount, words) => {
  expect(hourly(amount)).toBe(words);
});
