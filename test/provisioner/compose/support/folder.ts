import { type Compiled, compileTemplate } from '../../../../provisioner/compose/compile.ts';
import type { TemplateFiles } from '../../../../provisioner/compose/files.ts';
import { inWords } from '../../../../provisioner/compose/finding.ts';

/** A folder in memory that holds these files, and a Dockerfile wherever one is looked for. */
export function folderOf(texts: Readonly<Record<string, string>>): TemplateFiles {
  return {
    look(path) {
      if (path.startsWith('..') || path.startsWith('/')) return { kind: 'outside' };
      if (path in texts || path.endsWith('Dockerfile')) return { kind: 'file' };
      return { kind: /\.(env|ya?ml|txt)$/.test(path) ? 'missing' : 'folder' };
    },
    read: (path) => texts[path] ?? 'FROM scratch\n',
    linkOut: () => undefined,
  };
}

export function compiled(compose: string, others: Readonly<Record<string, string>> = {}): Compiled {
  return compileTemplate('sample', folderOf({ ...others, 'compose.yaml': compose }));
}

/** Everything that is said of a file, a line each. */
export function said(compose: string, others: Readonly<Record<string, string>> = {}): string[] {
  return compiled(compose, others).findings.map(inWords);
}
