import { describe, expect, it } from 'vitest';
import { compileCondition } from './expressions.ts';
import { compileUpdate } from './updates.ts';

const row = { pk: 'a', state: 'ready', count: 2, inner: { at: 5 } };
const words = {
  names: { '#state': 'state', '#inner': 'inner', '#at': 'at' },
  values: { ':ready': 'ready', ':stuck': 'stuck', ':one': 1, ':two': 2, ':five': 5 },
};

describe('a condition', () => {
  it.each([
    ['#state = :ready', true],
    ['#state = :stuck OR count >= :two', true],
    ['#state = :stuck AND count >= :two', false],
    ['#state = :ready AND (count < :two OR count > :one)', true],
    ['attribute_exists(count) AND attribute_not_exists(other)', true],
    ['NOT (#state IN (:stuck, :ready))', false],
    ['#inner.#at = :five', true],
    ['other < :two', false],
    ['#state < :two', false],
  ])('%s is %s', (text, expected) => {
    expect(compileCondition(text)(row, words)).toBe(expected);
  });

  it('holds of a row that is not there only where nothing must be there', () => {
    expect(compileCondition('attribute_not_exists(pk)')(undefined, words)).toBe(true);
    expect(compileCondition('#state = :ready')(undefined, words)).toBe(false);
  });

  it.each(['contains(#state, :ready)', '#state = :ready XOR count = :two', 'begins_with(pk, :one)'])(
    'that is not known here is no guess: %s',
    (text) => {
      expect(() => compileCondition(text)).toThrow(/reading/);
    },
  );
});

describe('an update', () => {
  it('sets, removes and adds', () => {
    const changed = structuredClone(row);
    compileUpdate(
      'SET #state = :stuck, #inner.#at = :one, kept = if_not_exists(count, :one) REMOVE pk ADD count :two, more :one',
    )(changed, words);
    expect(changed).toEqual({ state: 'stuck', inner: { at: 1 }, kept: 2, count: 4, more: 1 });
  });

  it('that is not known here is no guess', () => {
    expect(() => compileUpdate('DELETE a :one')).toThrow('"DELETE" is no clause');
    expect(() => compileUpdate('SET a = :one - :two')).toThrow();
  });
});
