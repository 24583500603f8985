import { describe, expect, it } from 'vitest';
import { saidOf } from '../support/service.ts';

describe('what is said of restart', () => {
  it.each<[lines: string, rest: string, words: string[]]>([
    [
      'restart: sometimes',
      '',
      [
        'refused services.web.restart: It must be "no", on-failure, always or unless-stopped, and is sometimes. Write one of them.',
      ],
    ],
    [
      'deploy: { restart_policy: { condition: sometimes } }',
      '',
      [
        'refused services.web.deploy.restart_policy.condition: It must be none, on-failure or any, and is sometimes. Write one of them.',
      ],
    ],
    [
      'restart: on-failure:3',
      '',
      [
        'warning services.web.restart: ECS does not count restarts: it restarts a container that has run for a minute, as often as it fails.',
      ],
    ],
  ])('%s %s', (lines, rest, words) => {
    expect(saidOf(lines, rest)).toEqual(words);
  });
});
