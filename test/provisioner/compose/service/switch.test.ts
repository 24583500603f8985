import { describe, expect, it } from 'vitest';
import { saidOf } from '../support/service.ts';

describe('what is said of switch', () => {
  it.each<[lines: string, rest: string, words: string[]]>([
    [
      `restart: no
read_only: maybe`,
      '',
      ['refused services.web.read_only: It must be true or false, and is "maybe". Write one of the two.'],
    ],
  ])('%s %s', (lines, rest, words) => {
    expect(saidOf(lines, rest)).toEqual(words);
  });
});
