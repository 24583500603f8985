import { mkdir, mkdtemp, realpath, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { compileTemplate } from '../../../provisioner/compose/compile.ts';
import { inWords } from '../../../provisioner/compose/finding.ts';
import { folderFiles } from '../../../provisioner/compose/folder-files.ts';

let root: string;
const template = (): string => join(root, 'shop');

beforeAll(async () => {
  root = await realpath(await mkdtemp(join(tmpdir(), 'compose-')));
  await mkdir(join(template(), 'web/deep'), { recursive: true });
  await mkdir(join(root, 'elsewhere'));
  await writeFile(join(root, 'elsewhere/secret'), 'x');
  await writeFile(join(root, 'elsewhere/Dockerfile'), 'FROM scratch\n');
  await writeFile(join(template(), 'web/Dockerfile'), 'FROM scratch\n');
  await writeFile(join(template(), 'web/app.env'), 'A=1\n');
  await symlink('Dockerfile', join(template(), 'web/Again'));
  await symlink('../elsewhere', join(template(), 'out'));
});
afterAll(() => rm(root, { recursive: true, force: true }));

describe('a template’s folder', () => {
  it.each([
    ['web', 'folder'],
    ['.', 'folder'],
    ['web/Dockerfile', 'file'],
    ['web/../web/Dockerfile', 'file'],
    ['web/Again', 'file'],
    ['nothing', 'missing'],
    ['nothing/at/all', 'missing'],
    ['..', 'outside'],
    ['../elsewhere', 'outside'],
    ['../shop-2', 'outside'],
    ['/etc', 'outside'],
    ['out', 'outside'],
    ['out/Dockerfile', 'outside'],
  ])('has %s as %s', (path, kind) => {
    expect(folderFiles(template()).look(path)).toEqual({ kind });
  });

  it.each([
    ['a link to a file outside', '../../../elsewhere/secret'],
    ['a link to nothing', 'nowhere'],
    ['a link to itself', 'link'],
  ])('is not built from where a context holds %s', async (_, target) => {
    const link = join(template(), 'web/deep/link');
    await symlink(target, link);
    const compose = join(template(), 'compose.yaml');
    await writeFile(compose, "services:\n  web:\n    build: web\n    ports: ['80']\n");
    const { findings, template: made } = compileTemplate('shop', folderFiles(template()));
    await rm(link);
    await rm(compose);
    expect(made).toBeUndefined();
    expect(findings.map(inWords)).toEqual([
      'compose.yaml:3:5 refused services.web.build: The context web holds web/deep/link, a link that leads out of the template’s folder. Put the file itself there.',
    ]);
  });

  it('is no template where the Compose file itself is a link out of it, or is not there', async () => {
    const compose = join(template(), 'compose.yaml');
    const said = () => compileTemplate('shop', folderFiles(template())).findings.map(inWords);
    expect(said()).toEqual(['compose.yaml:1:1 refused: There is no such file. Add one.']);
    await symlink('../elsewhere/secret', compose);
    expect(said()).toEqual(['compose.yaml:1:1 refused: It is a link out of the folder. Put the file itself here.']);
    await rm(compose);
  });

  it('must have a name that people can type', () => {
    expect(compileTemplate('My Shop', folderFiles(template())).findings.map(inWords)).toEqual([
      'compose.yaml:1:1 refused: A template is named after its folder, of a-z, 0-9 and "-", and this is "My Shop". Rename the folder.',
    ]);
  });
});
