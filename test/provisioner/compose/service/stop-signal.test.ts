import { describe, expect, it } from 'vitest';
import { saidOf } from '../support/service.ts';

const QUITS = { 'web/Dockerfile': 'FROM nginx:1.29 AS base\nSTOPSIGNAL INT\nFROM base\nSTOPSIGNAL SIGQUIT\n' };

describe('a stop signal', () => {
  it.each<[lines: string, others: Record<string, string>, words: string[]]>([
    ['build: web\nstop_signal: SIGQUIT', QUITS, []],
    ['build: web\nstop_signal: "3"', QUITS, []],
    [
      'build: web\nstop_signal: SIGTERM',
      QUITS,
      [
        'refused services.web.stop_signal: ECS sends the signal that the image names, and this one names SIGQUIT. Write STOPSIGNAL SIGTERM in web/Dockerfile.',
      ],
    ],
    [
      'build: web\nstop_signal: SIGQUIT',
      {},
      [
        'refused services.web.stop_signal: ECS sends the signal that the image names, and this one names none. Write STOPSIGNAL SIGQUIT in web/Dockerfile.',
      ],
    ],
    [
      'stop_signal: SIGTERM',
      {},
      [
        'note services.web.stop_signal: ECS sends the signal that the image names, which is SIGTERM where it names none.',
      ],
    ],
    [
      'stop_signal: SIGINT',
      {},
      [
        'refused services.web.stop_signal: ECS sends the signal that the image names, and cannot be told another. Take it out where that is SIGINT; where it is not, build an image from this one with STOPSIGNAL SIGINT.',
      ],
    ],
  ])('%s %j', (lines, others, words) => {
    expect(saidOf(lines, '', others)).toEqual(words);
  });
});
