import { describe, expect, it } from 'vitest';
import { said } from './support/folder.ts';
import { saidOf } from './support/service.ts';

describe('what is said of task', () => {
  it.each<[lines: string, rest: string, words: string[]]>([
    [
      'platform: linux/arm64',
      `  db:
    image: postgres:17
    platform: linux/amd64`,
      ['refused services.db.platform: web is for arm64, and a task has one kind of CPU. Write the same for both.'],
    ],
  ])('%s %s', (lines, rest, words) => {
    expect(saidOf(lines, rest)).toEqual(words);
  });
  it('is refused where ECS would not take the definition', () => {
    const others = { 'big.env': `A=${'x'.repeat(70_000)}\n` };
    expect(saidOf('env_file: big.env', '', others)).toEqual([
      'refused services: Together the services have 70206 bytes, and ECS takes at most 61440 of them. Put long commands and variables into files of the images.',
    ]);
  });
  it.each<[file: string, words: string[]]>([
    [
      `services:
  s0:
    image: a0
  s1:
    image: a1
  s2:
    image: a2
  s3:
    image: a3
  s4:
    image: a4
  s5:
    image: a5
  s6:
    image: a6
  s7:
    image: a7
  s8:
    image: a8
  s9:
    image: a9
  s10:
    image: a10
x-playground: { open: 's1:80' }
`,
      [
        'compose.yaml:1:1 refused services: ECS runs at most 10 containers in a task, and these are 11. Put some of them behind a profile, or into one image.',
      ],
    ],
  ])('%s', (file, words) => {
    expect(said(file)).toEqual(words);
  });
});
