import { expect, it } from 'vitest';
import { saidOf } from './support/service.ts';

const LINES = "build: .\nvolumes: ['data:/data', '/cache']";
const FILLED =
  'note services.web.volumes[0]: It is filled at start from what the image has at /data, which its Dockerfile declares as VOLUME.';
const empty = (index: number, path: string): string =>
  `note services.web.volumes[${index}]: It is empty at start: Fargate fills a volume from the image only where the Dockerfile has VOLUME ${path}.`;

it.each([
  ['VOLUME /data', [FILLED, empty(1, '/cache')]],
  ['VOLUME /cache /data', [FILLED, expect.stringContaining('It is filled at start')]],
  ['VOLUME [ "/data" , "/x" ]', [FILLED, empty(1, '/cache')]],
  ['RUN echo VOLUME /data', [empty(0, '/data'), empty(1, '/cache')]],
])('a volume where the Dockerfile has %s', (line, words) => {
  expect(saidOf(LINES, 'volumes: { data: }', { Dockerfile: `FROM scratch\n${line}\n` })).toEqual(words);
});

it('a volume that another service fills is not spoken of', () => {
  const other = "  seed: { image: seed, volumes: ['data:/data'] }\nvolumes: { data: }";
  expect(saidOf("build: .\nvolumes: ['data:/data:ro']", other)).toEqual([]);
});
