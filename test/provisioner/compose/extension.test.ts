import { describe, expect, it } from 'vitest';
import { saidOf } from './support/service.ts';

describe('what is said of extension', () => {
  it.each<[lines: string, rest: string, words: string[]]>([
    [
      "ports: ['80']",
      "x-playground: { open: '8080' }",
      ['refused x-playground.open: Must be service:port or service:port/path, such as web:8080.'],
    ],
    [
      "ports: ['80']",
      "x-playground: { opens: 'web:80' }",
      [
        'refused x-playground.opens: x-playground has no such key; it has open, description, cpu, memory, storage, tags, data, profiles, password, secrets.',
      ],
    ],
    [
      "ports: ['80']",
      "x-playground: { tags: { web: '(' } }",
      ['refused x-playground.tags.web: Must be a regular expression, such as v\\d+\\.\\d+.'],
    ],
  ])('%s %s', (lines, rest, words) => {
    expect(saidOf(lines, rest)).toEqual(words);
  });
});
