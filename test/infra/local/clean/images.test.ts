import { describe, expect, it } from 'vitest';
import { bytesOf } from '../../../../infra/local/clean/images.ts';

describe('images together', () => {
  it('count a base that several are built on once', () => {
    const images = [
      { size: 132, layers: ['node', 'web'] },
      { size: 130, layers: ['node'] },
      { size: 135, layers: ['node', 'api'] },
    ];
    expect(bytesOf(images)).toBe(130 + 2 + 5);
  });

  it('count in full where they share nothing', () => {
    expect(
      bytesOf([
        { size: 10, layers: ['a'] },
        { size: 20, layers: ['b', 'c'] },
      ]),
    ).toBe(30);
  });

  it('that are the same count once', () => {
    expect(
      bytesOf([
        { size: 10, layers: ['a'] },
        { size: 10, layers: ['a'] },
      ]),
    ).toBe(10);
  });
});
