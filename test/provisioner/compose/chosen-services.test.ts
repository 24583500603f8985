import { describe, expect, it } from 'vitest';
import { said } from './support/folder.ts';
import { saidOf } from './support/service.ts';

describe('what is said of chosen services', () => {
  it.each<[lines: string, rest: string, words: string[]]>([
    [
      "ports: ['80']",
      "x-playground: { tags: { api: 'v1' }, data: [seed] }",
      [
        'refused x-playground.tags.api: There is no service api in the template; there are web. Name one of them.',
        'refused x-playground.data[0]: There is no service seed in the template; there are web. Name one of them.',
      ],
    ],
  ])('%s %s', (lines, rest, words) => {
    expect(saidOf(lines, rest)).toEqual(words);
  });
  it.each<[file: string, words: string[]]>([
    [
      `services:
  web.app:
    image: a
    ports: ['80']
`,
      [
        'compose.yaml:2:3 refused services.web.app: ECS takes names of letters, digits, "-" and "_". Give it such a name.',
      ],
    ],
    [
      `services: {}
`,
      ['compose.yaml:1:1 refused: It has no services. Write at least one.'],
    ],
  ])('%s', (file, words) => {
    expect(said(file)).toEqual(words);
  });
});
