import { glob, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { ERRORS_IN_USE, slimSchemas } from '../../../infra/bundle/slim-sdk.ts';
import { repositoryRoot } from '../../../infra/repository.ts';

const SOURCE = `
const _A = "Address";
const _eQN = "ec2QueryName";
_s_registry.registerError(EC2ServiceException$, EC2ServiceException);
n0_registry.registerError(Known$, Known);
n0_registry.registerError(Other$, Other);
export var Address$ = [3, n0, _A, 0, [_A], [[0, { [_eQN]: _A, [other]: 1 }]]];
`;

it('of a client’s shapes registers only the errors in use, and its general one', () => {
  const slim = slimSchemas(SOURCE, ['Known']);
  expect([...slim.matchAll(/registerError\((\w+)\$/g)].map(([, name]) => name)).toEqual([
    'EC2ServiceException',
    'Known',
  ]);
});

it('writes the keys of shapes out, so that a shape has no effect when it is loaded', () => {
  expect(slimSchemas(SOURCE, [])).toContain('{ "ec2QueryName": _A, [other]: 1 }');
});

it('says so when the SDK writes its shapes in another way', () => {
  expect(() => slimSchemas('export const Address = {};', [])).toThrow('infra/bundle/slim-sdk.ts');
});

it('knows every class of AWS’s errors that our code asks for', async () => {
  const asked = new Set<string>();
  for await (const path of glob('{bot,provisioner}/**/*.ts', { cwd: repositoryRoot })) {
    const source = await readFile(join(repositoryRoot, path), 'utf8');
    for (const [, names = ''] of source.matchAll(/import \{([^}]*)\} from '@aws-sdk\/client-[\w-]+'/g))
      for (const name of names.split(',').map((each) => each.trim()))
        if (name !== '' && new RegExp(`instanceof ${name}\\b`).test(source)) asked.add(name);
  }
  expect(asked.size).toBeGreaterThan(0);
  expect([...asked].filter((name) => !ERRORS_IN_USE.includes(name))).toEqual([]);
});
