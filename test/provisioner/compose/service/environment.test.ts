import { describe, expect, it } from 'vitest';
import { saidOf } from '../support/service.ts';

describe('what is said of environment', () => {
  it.each<[lines: string, rest: string, words: string[]]>([
    [
      "environment: { A: 'redis://:${PLAYGROUND_PASSWORD}@db' }",
      '',
      [
        'refused services.web.environment.A: A holds a secret and other text, and ECS passes a secret only as the whole value of a variable. Give the secret a variable of its own, and put the two together when the program starts.',
      ],
    ],
    [
      'environment: [HOME]',
      '',
      [
        'warning services.web.environment[0]: It has no value, and a playground has no shell to take one from: it is not set there.',
      ],
    ],
    [
      "environment: ['=1']",
      '',
      ['refused services.web.environment[0]: A variable needs a name before the equals sign.'],
    ],
  ])('%s %s', (lines, rest, words) => {
    expect(saidOf(lines, rest)).toEqual(words);
  });
});
