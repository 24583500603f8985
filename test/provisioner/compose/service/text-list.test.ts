import { describe, expect, it } from 'vitest';
import { saidOf } from '../support/service.ts';

describe('what is said of text list', () => {
  it.each<[lines: string, rest: string, words: string[]]>([
    [
      'command: run ${PLAYGROUND_PASSWORD}',
      '',
      [
        'refused services.web.command: A secret comes to a container in a variable of its own and nowhere else. Write it as the whole value of a variable under environment, and use that.',
      ],
    ],
    [
      "command: echo 'a",
      '',
      ['refused services.web.command: A quote is opened here and not closed. Close it, or write a list of words.'],
    ],
    [
      'entrypoint: []',
      '',
      [
        'refused services.web.entrypoint: ECS cannot empty what the image has. Take it out, or write the command that is meant.',
      ],
    ],
  ])('%s %s', (lines, rest, words) => {
    expect(saidOf(lines, rest)).toEqual(words);
  });
});
