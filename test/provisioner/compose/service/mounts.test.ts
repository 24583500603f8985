import { describe, expect, it } from 'vitest';
import { saidOf } from '../support/service.ts';

describe('what is said of mounts', () => {
  it.each<[lines: string, rest: string, words: string[]]>([
    [
      "volumes: ['./src:/app']",
      '',
      [
        'refused services.web.volumes[0]: A folder of the host cannot be mounted: a Fargate task has none. Copy the files in the Dockerfile, or share them between services by a named volume.',
      ],
    ],
    [
      "volumes: ['~/x:/app']",
      '',
      [
        'refused services.web.volumes[0]: A folder of the host cannot be mounted: a Fargate task has none. Copy the files in the Dockerfile, or share them between services by a named volume.',
      ],
    ],
    [
      "volumes: ['/var/run/docker.sock:/var/run/docker.sock']",
      '',
      [
        'refused services.web.volumes[0]: There is no Docker on Fargate whose socket could be mounted. Take it out; a service that needs it cannot run there.',
      ],
    ],
    [
      'volumes: [{ type: tmpfs, target: /tmp }]',
      '',
      [
        'refused services.web.volumes[0]: Fargate mounts no tmpfs. Use a named volume in its place: it is empty at start, and on disk.',
      ],
    ],
    [
      'volumes: [{ type: image, source: x, target: /x }]',
      '',
      [
        'refused services.web.volumes[0]: Fargate mounts no images. Run the image as a service that copies its files into a shared volume and ends, and wait for it with service_completed_successfully.',
      ],
    ],
    [
      "volumes: [{ type: npipe, source: '\\\\\\\\.\\\\pipe\\\\x', target: /x }]",
      '',
      ['refused services.web.volumes[0]: It is for Windows. Take it out.'],
    ],
    [
      'volumes: [{ type: cluster, source: x, target: /x }]',
      '',
      ['refused services.web.volumes[0]: A task’s volume is made with the task. Use a volume of the type volume.'],
    ],
    [
      "volumes: ['data:data']",
      '',
      [
        'refused services.web.volumes[0]: It must be mounted at a path that begins with /, and this is "data". Write such a path.',
      ],
    ],
  ])('%s %s', (lines, rest, words) => {
    expect(saidOf(lines, rest)).toEqual(words);
  });
});
