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
    ['env_file: settings', '', ['refused services.web.env_file: settings is a folder. Name a file.']],
  ])('%s %s', (lines, rest, words) => {
    expect(saidOf(lines, rest)).toEqual(words);
  });

  it('names a line that is no variable', () => {
    expect(saidOf('env_file: app.env', '', { 'app.env': 'A=1\nB\n' })).toEqual([
      'refused services.web.env_file: app.env has the line "B", which is no NAME=value. Give it a value, or take it out.',
    ]);
  });
});
