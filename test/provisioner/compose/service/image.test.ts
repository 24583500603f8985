import { describe, expect, it } from 'vitest';
import { said } from '../support/folder.ts';
import { saidOf } from '../support/service.ts';

describe('what is said of image', () => {
  it.each<[lines: string, rest: string, words: string[]]>([
    [
      'build: ../app',
      '',
      [
        'refused services.web.build: The context ../app lies outside the template’s folder. Move what is needed into the folder.',
      ],
    ],
    [
      'build: missing.txt',
      '',
      ['refused services.web.build: The context missing.txt is no folder of the template. Make it, or name another.'],
    ],
    [
      'build: { context: web, dockerfile: docker.txt }',
      '',
      [
        'refused services.web.build: There is no web/docker.txt in the template’s folder. Add it, or name another as dockerfile.',
      ],
    ],
    ["image: ''", '', ['refused services.web.image: It is empty. Name an image.']],
    [
      'build: https://github.com/a/b.git',
      '',
      [
        'refused services.web.build.context: https://github.com/a/b.git lies elsewhere, and only what is in the template’s folder is built. Copy it into the folder.',
      ],
    ],
    [
      'build: { context: ., dockerfile: ../../Dockerfile }',
      '',
      [
        'refused services.web.build: The Dockerfile ../../Dockerfile lies outside the template’s folder. Move it into the folder.',
      ],
    ],
    [
      'build: { args: [TOKEN] }',
      '',
      [
        'refused services.web.build.args[0]: It has no value, and images are built without a shell to take one from. Write the value.',
      ],
    ],
    [
      'image: app:${PLAYGROUND_NAME}',
      '',
      [
        'refused services.web.image: app:${PLAYGROUND_NAME} differs between playgrounds, and this must be the same for all. Write a fixed value.',
      ],
    ],
  ])('%s %s', (lines, rest, words) => {
    expect(saidOf(lines, rest)).toEqual(words);
  });
  it.each<[file: string, words: string[]]>([
    [
      `services:
  web:
    ports: ['80']
`,
      ['compose.yaml:2:3 refused services.web: It has neither image nor build. Say what it runs.'],
    ],
  ])('%s', (file, words) => {
    expect(said(file)).toEqual(words);
  });
});
