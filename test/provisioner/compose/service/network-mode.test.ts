import { describe, expect, it } from 'vitest';
import { saidOf } from '../support/service.ts';

describe('what is said of network mode', () => {
  it.each<[lines: string, rest: string, words: string[]]>([
    [
      'network_mode: host',
      '',
      [
        'refused services.web.network_mode: A task has a network of its own, so host cannot be had. Take it out; siblings are at localhost anyway.',
      ],
    ],
    [
      'network_mode: none',
      '',
      [
        'refused services.web.network_mode: The containers of a task share its network, and none can be without. Take it out.',
      ],
    ],
  ])('%s %s', (lines, rest, words) => {
    expect(saidOf(lines, rest)).toEqual(words);
  });
});
