import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { repositoryRoot } from '../../../infra/repository.ts';

const workflow = readFileSync(join(repositoryRoot, 'infra/rebuild-image.example.yaml'), 'utf8');

it('the example workflow runs commands and watches files that there are', () => {
  const { scripts } = JSON.parse(readFileSync(join(repositoryRoot, 'package.json'), 'utf8'));
  const commands = [...workflow.matchAll(/npm run ([a-z]+)/g)].map(([, name]) => name);
  expect(commands).toContain('push');
  expect(Object.keys(scripts)).toEqual(expect.arrayContaining(commands));
  const paths = /paths: \[(.*)\]/.exec(workflow)?.[1]?.split(', ') ?? [];
  expect(paths).toContain('package-lock.json');
  const folders = paths.filter((path) => path.endsWith('/**')).map((path) => path.slice(0, -3));
  for (const folder of folders) expect(() => readFileSync(join(repositoryRoot, folder)), folder).toThrow(/EISDIR/);
});
