import { describe, expect, it } from 'vitest';
import { saidOf } from './support/service.ts';

describe('what is said of front door', () => {
  it.each<[lines: string, rest: string, words: string[]]>([
    [
      "ports: ['80', '81']",
      '',
      [
        'refused x-playground.open: Which port do people open? The file publishes web:80, web:81. Write x-playground: {open: "service:port"}.',
      ],
    ],
    [
      "expose: ['80']",
      '',
      [
        'refused x-playground.open: Which port do people open? The file publishes none. Write x-playground: {open: "service:port"}.',
      ],
    ],
    [
      "ports: ['80']",
      "x-playground: { open: 'api:80' }",
      ['refused x-playground.open: There is no service api in the template; there are web. Name one of them.'],
    ],
    [
      "ports: ['8080:80']",
      "x-playground: { open: 'web:8080' }",
      [
        'refused x-playground.open: 8080 is the port on a host, and a task has none: web listens at 80. Write "web:80".',
      ],
    ],
    [
      "ports: ['80']",
      "x-playground: { open: 'web:99999' }",
      ['refused x-playground.open: 99999 is no port. Write a number from 1 to 65535.'],
    ],
  ])('%s %s', (lines, rest, words) => {
    expect(saidOf(lines, rest)).toEqual(words);
  });
});
