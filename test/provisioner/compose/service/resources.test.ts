import { describe, expect, it } from 'vitest';
import { saidOf } from '../support/service.ts';

describe('what is said of resources', () => {
  it.each<[lines: string, rest: string, words: string[]]>([
    [
      'cpus: 0',
      '',
      ['refused services.web.cpus: It must be a number of CPUs above 0, and is 0. Write one, such as "0.5".'],
    ],
    [
      'mem_limit: lots',
      '',
      ['refused services.web.mem_limit: It must be a size of at least 6 MiB, and is lots. Write one, such as 512m.'],
    ],
    [
      'deploy: { resources: { limits: { memory: 64m }, reservations: { memory: 1g } } }',
      '',
      [
        'refused services.web.deploy.resources.reservations.memory: It reserves 1024 MiB, more than its own limit of 64 MiB. Raise the limit.',
      ],
    ],
  ])('%s %s', (lines, rest, words) => {
    expect(saidOf(lines, rest)).toEqual(words);
  });
});
