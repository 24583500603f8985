import { describe, expect, it } from 'vitest';
import { parseBytes, parseDuration, toMib } from '../../../provisioner/compose/units.ts';

describe('a duration', () => {
  it.each([
    ['10s', 10],
    ['1m30s', 90],
    ['2h', 7200],
    ['500ms', 0.5],
    ['1.5s', 1.5],
    ['0s', 0],
    ['10', undefined],
    ['', undefined],
    ['ten seconds', undefined],
    ['-5s', undefined],
  ])('%s is %s seconds', (text, seconds) => {
    expect(parseDuration(text)).toBe(seconds);
  });
});

describe('a size', () => {
  it.each([
    ['512m', 512 * 1024 ** 2],
    ['1g', 1024 ** 3],
    ['1.5GB', 1.5 * 1024 ** 3],
    ['64kb', 65536],
    ['100b', 100],
    [4096, 4096],
    ['', undefined],
    ['1t', undefined],
    ['-1m', undefined],
  ])('%s is %s bytes', (text, bytes) => {
    expect(parseBytes(text)).toBe(bytes);
  });

  it('is rounded up to whole MiB, never down', () => {
    expect(toMib(1024 ** 2 + 1)).toBe(2);
  });
});
