import { describe, expect, it } from 'vitest';
import { said } from './support/folder.ts';

describe('what is said of image keys', () => {
  it.each<[file: string, words: string[]]>([
    [
      `services:
  a-b:
    image: a
    ports: ['80']
  A_b:
    image: b
`,
      [
        'compose.yaml:2:3 refused services.a-b: Its image would have the name sample/a-b in the registry, which another service’s has. Give it a name that differs in letters or digits.',
      ],
    ],
  ])('%s', (file, words) => {
    expect(said(file)).toEqual(words);
  });
});
