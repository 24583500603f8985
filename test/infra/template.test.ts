import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execa } from 'execa';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

const SCRIPT = join(import.meta.dirname, '../../infra/template.ts');
let parent: string;
let folder: string;

beforeEach(async () => {
  // The folder's name is the template's, and what mkdtemp adds may have capitals.
  parent = await mkdtemp(join(tmpdir(), 'template-'));
  folder = join(parent, 'shop');
  await mkdir(folder);
});
afterEach(() => rm(parent, { recursive: true, force: true }));

const check = (...args: string[]) => execa('node', [SCRIPT, ...args], { reject: false, preferLocal: true });

describe('npm run template', () => {
  it('shows what a Compose file becomes, with the prices of the region', async () => {
    await writeFile(join(folder, 'compose.yaml'), "services:\n  web:\n    image: nginx\n    ports: ['80']\n");
    const [here, frankfurt] = await Promise.all([
      check('check', folder),
      check('check', folder, '--region', 'eu-central-1'),
    ]);
    expect(here.stdout).toContain('Cost: $0.0173 an hour');
    expect(frankfurt.stdout).toContain('Cost: $0.0192 an hour');
    expect(here.exitCode).toBe(0);
  });

  it('ends with 1 where something is refused, and with 2 where it was called wrongly', async () => {
    expect((await check('check', folder)).exitCode).toBe(1);
    const missing = await check('check', join(folder, 'nowhere'));
    expect([missing.exitCode, missing.stderr]).toEqual([
      1,
      expect.stringMatching(/^There is no folder .*nowhere\. Name the folder/),
    ]);
    expect((await check('draw', folder)).exitCode).toBe(2);
    expect((await check('--help')).exitCode).toBe(0);
  });
});
