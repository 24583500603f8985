import { lstatSync, readdirSync, readFileSync, realpathSync, statSync } from 'node:fs';
import { isAbsolute, join, relative, sep } from 'node:path';
import type { TemplateFiles } from './files.ts';

/** A template's folder on disk. Links count as what they lead to, and what is out of the folder is out of reach. */
export function folderFiles(folder: string): TemplateFiles {
  const root = realpathSync(folder);
  const isWithin = (path: string): boolean => {
    const way = relative(root, path);
    return way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way);
  };
  return {
    look(path) {
      const at = join(root, path);
      if (isAbsolute(path) || !isWithin(at)) return { kind: 'outside' };
      const entry = lstatSync(at, { throwIfNoEntry: false });
      const target = statSync(at, { throwIfNoEntry: false });
      if (!entry || !target) return { kind: 'missing' };
      if (!isWithin(realpathSync(at))) return { kind: 'outside' };
      return { kind: target.isDirectory() ? 'folder' : 'file' };
    },
    read: (path) => readFileSync(join(root, path), 'utf8'),
    linkOut(path) {
      const entries = readdirSync(join(root, path), { recursive: true, withFileTypes: true });
      const links = entries
        .filter((entry) => entry.isSymbolicLink())
        .map((entry) => join(entry.parentPath, entry.name));
      const out = links.sort().find((link) => !leadsWithin(link, isWithin));
      return out === undefined ? undefined : relative(root, out).split(sep).join('/');
    },
  };
}

function leadsWithin(link: string, isWithin: (path: string) => boolean): boolean {
  try {
    return isWithin(realpathSync(link));
  } catch (error) {
    // A link to nothing can become a link to anything.
    if ((error as NodeJS.ErrnoException).code === 'ENOENT' || (error as NodeJS.ErrnoException).code === 'ELOOP')
      return false;
    throw error;
  }
}
