import { describe, expect, it } from 'vitest';
import { saidOf } from '../support/service.ts';

describe('what is said of ports', () => {
  it.each<[lines: string, rest: string, words: string[]]>([
    [
      'ports: [nope]',
      '',
      [
        'refused x-playground.open: Which port do people open? The file publishes none. Write x-playground: {open: "service:port"}.',
        'refused services.web.ports[0]: It is no port that can be read. Write "container" or "published:container", with numbers from 1 to 65535.',
      ],
    ],
    [
      "ports: ['70000']",
      '',
      [
        'refused x-playground.open: Which port do people open? The file publishes none. Write x-playground: {open: "service:port"}.',
        'refused services.web.ports[0]: It is no port that can be read. Write "container" or "published:container", with numbers from 1 to 65535.',
      ],
    ],
  ])('%s %s', (lines, rest, words) => {
    expect(saidOf(lines, rest)).toEqual(words);
  });
});
