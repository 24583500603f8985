import { describe, expect, it } from 'vitest';
import { saidOf } from '../support/service.ts';

describe('what is said of env files', () => {
  it.each<[lines: string, rest: string, words: string[]]>([
    [
      'env_file: missing.env',
      '',
      [
        'refused services.web.env_file: missing.env is not there. Add it to the template’s folder, or write required: false.',
      ],
    ],
    [
      'env_file: ../a.env',
      '',
      ['refused services.web.env_file: ../a.env lies outside the template’s folder. Copy it into the folder.'],
    ],
  ])('%s %s', (lines, rest, words) => {
    expect(saidOf(lines, rest)).toEqual(words);
  });
});
