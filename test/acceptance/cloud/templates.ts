import { cp, mkdtemp } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { repositoryRoot } from '../../../infra/repository.ts';

/**
 * A folder of templates as somebody would add them: this repository's own, and those of the folder above with what they are
 * built from. No code knows of them.
 */
export async function templatesWithOurs(): Promise<{ roots: string[]; folder: string }> {
  const folder = await mkdtemp(join(tmpdir(), 'playground-templates-'));
  await cp(join(import.meta.dirname, '../templates'), folder, { recursive: true });
  const pglite = dirname(dirname(createRequire(import.meta.url).resolve('@electric-sql/pglite')));
  await cp(pglite, join(folder, 'web-postgres/db/pglite'), { recursive: true, dereference: true });
  return {
    roots: [join(repositoryRoot, 'provisioner/templates'), folder],
    folder,
  };
}
