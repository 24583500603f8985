import { describe, expect, it } from 'vitest';
import { saidOf } from './support/service.ts';

describe('what is said of task size', () => {
  it.each<[lines: string, rest: string, words: string[]]>([
    [
      'cpus: 2',
      'x-playground: { cpu: 1 }',
      [
        'refused x-playground.cpu: The containers ask for 2 CPUs together, and this is less. Raise it, or lower theirs.',
      ],
    ],
    [
      'mem_limit: 2g',
      'x-playground: { memory: 1g }',
      [
        'refused x-playground.memory: The containers ask for 2048 MiB together, and this is less. Raise it, or lower theirs.',
      ],
    ],
    [
      'mem_limit: 200g',
      '',
      [
        'refused services: The task asks for 0 CPUs and 204800 MiB, and Fargate’s largest has 16 CPUs and 122880 MiB. Ask for less.',
      ],
    ],
    [
      "ports: ['80']",
      'x-playground: { memory: 200g }',
      [
        'refused x-playground: The task asks for 0 CPUs and 204800 MiB, and Fargate’s largest has 16 CPUs and 122880 MiB. Ask for less.',
      ],
    ],
    [
      "ports: ['80']",
      'x-playground: { storage: 5g }',
      [
        'refused x-playground.storage: Fargate sells 21 to 200 GiB of storage, and this is 5g. Write a size in that range; 20 GiB come with every task.',
      ],
    ],
  ])('%s %s', (lines, rest, words) => {
    expect(saidOf(lines, rest)).toEqual(words);
  });
});
