import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { COMPOSE_FILES } from '../../provisioner/compose/beside.ts';

/** The folders in `roots` that hold a Compose file: each is a template of the folder's name. */
export async function templateFolders(roots: readonly string[]): Promise<string[]> {
  const lists = await Promise.all(
    roots.map(async (root) => {
      const entries = await readdir(root, { withFileTypes: true });
      const folders = entries.filter((entry) => entry.isDirectory()).map(({ name }) => join(root, name));
      return folders.filter((folder) => COMPOSE_FILES.some((file) => existsSync(join(folder, file)))).sort();
    }),
  );
  return lists.flat();
}
