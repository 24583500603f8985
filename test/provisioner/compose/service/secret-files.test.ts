import { describe, expect, it } from 'vitest';
import { saidOf } from '../support/service.ts';

describe('what is said of secret files', () => {
  it.each<[lines: string, rest: string, words: string[]]>([
    [
      'secrets: [db]',
      'secrets: { db: { external: true } }',
      [
        'refused services.web.secrets[0]: ECS passes a secret in a variable and not in a file, and no variable NAME_FILE of this service names /run/secrets/db. Where the program reads such a variable, add it; where it does not, write NAME: ${…} under environment.',
      ],
    ],
    [
      'secrets: [db]',
      '',
      [
        'refused services.web.secrets[0]: The file’s own secrets have no db that could be used. Add it there, with where its value comes from.',
      ],
    ],
  ])('%s %s', (lines, rest, words) => {
    expect(saidOf(lines, rest)).toEqual(words);
  });
});
