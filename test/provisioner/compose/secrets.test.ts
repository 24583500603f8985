import { describe, expect, it } from 'vitest';
import { saidOf } from './support/service.ts';

describe('what is said of secrets', () => {
  it.each<[lines: string, rest: string, words: string[]]>([
    [
      'secrets: [db]',
      'secrets: { db: { file: db.txt } }',
      [
        'refused services.web.secrets[0]: ECS passes a secret in a variable and not in a file, and no variable NAME_FILE of this service names /run/secrets/db. Where the program reads such a variable, add it; where it does not, write NAME: ${…} under environment.',
        'refused secrets.db: Its value has no source in a playground. Write db into x-playground.password to have it generated, or give it the deployment’s name for it under x-playground.secrets.',
      ],
    ],
  ])('%s %s', (lines, rest, words) => {
    expect(saidOf(lines, rest)).toEqual(words);
  });
});
