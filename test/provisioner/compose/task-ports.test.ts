import { describe, expect, it } from 'vitest';
import { saidOf } from './support/service.ts';

describe('what is said of task ports', () => {
  it.each<[lines: string, rest: string, words: string[]]>([
    [
      "ports: ['80:8080']",
      `  api:
    image: a
    expose: [8080]`,
      [
        'note services.web.ports[0]: People reach it at 8080, not at 80: a task has an address of its own.',
        'refused services.api.expose[0]: web listens at 8080/tcp too, and the containers of a task share one localhost. Have one of the two listen elsewhere.',
      ],
    ],
  ])('%s %s', (lines, rest, words) => {
    expect(saidOf(lines, rest)).toEqual(words);
  });
});
