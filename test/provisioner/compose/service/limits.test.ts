import { describe, expect, it } from 'vitest';
import { saidOf } from '../support/service.ts';

describe('what is said of limits', () => {
  it.each<[lines: string, rest: string, words: string[]]>([
    [
      'stop_grace_period: 5m',
      '',
      [
        'refused services.web.stop_grace_period: Fargate waits at most 120 s for a container to stop, and this is 5m. Write a duration of at most 2m.',
      ],
    ],
    [
      'ulimits: { nproc: 65535 }',
      '',
      ['refused services.web.ulimits.nproc: Fargate lets no limit be set but nofile. Take it out.'],
    ],
    [
      'ulimits: { nofile: { soft: 9, hard: 3 } }',
      '',
      [
        'refused services.web.ulimits.nofile: It must be a whole number, or soft and hard with soft at most hard. Write such numbers.',
      ],
    ],
    [
      'sysctls: { kernel.shmmax: 1 }',
      '',
      [
        'refused services.web.sysctls.kernel.shmmax: Fargate sets sysctls of the network (net.…) and no others. Take it out.',
      ],
    ],
    [
      'cap_add: [NET_ADMIN]',
      '',
      [
        'refused services.web.cap_add[0]: Fargate adds no capability but SYS_PTRACE, so NET_ADMIN cannot be had. Take it out, and do without.',
      ],
    ],
  ])('%s %s', (lines, rest, words) => {
    expect(saidOf(lines, rest)).toEqual(words);
  });
});
