import { describe, expect, it } from 'vitest';
import { saidOf } from './support/service.ts';

describe('what is said of task volumes', () => {
  it.each<[lines: string, rest: string, words: string[]]>([
    [
      "volumes: ['data:/data']",
      '',
      ['refused services.web.volumes[0]: There is no volume data under the file’s own volumes. Add it there.'],
    ],
    [
      "volumes: ['a.b:/data']",
      'volumes: { a.b: }',
      [
        'refused services.web.volumes[0]: ECS takes names of volumes of letters, digits, "-" and "_", and this is a.b. Give it such a name.',
      ],
    ],
    [
      `user: '1000'
volumes: ['d:/data']`,
      'volumes: { d: }',
      [
        'warning services.web.volumes[0]: On Fargate a volume belongs to root, and user 1000 may not write to /data. Declare VOLUME /data in the Dockerfile after a chown, or run the service that writes as root.',
      ],
    ],
    [
      "volumes_from: ['container:x']",
      '',
      ['refused services.web.volumes_from[0]: A playground knows no containers but its own. Name a service.'],
    ],
    [
      "volumes: ['a:/data', 'b:/data/']",
      'volumes: { a: , b: }',
      [
        'refused services.web.volumes[1]: A volume of web is at /data already, and a path shows one. Mount one of them elsewhere.',
      ],
    ],
    [
      "volumes: ['a:/data']\nvolumes_from: [seed]",
      "  seed: { image: seed:1, volumes: ['b:/data'] }\nvolumes: { a: , b: }",
      [
        'refused services.web.volumes_from[0]: A volume of web is at /data already, and a path shows one. Mount one of them elsewhere.',
      ],
    ],
  ])('%s %s', (lines, rest, words) => {
    expect(saidOf(lines, rest)).toEqual(words);
  });
});
