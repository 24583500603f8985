import { basename } from 'node:path';
import { compileTemplate } from '../../provisioner/compose/compile.ts';
import { type Finding, inWords } from '../../provisioner/compose/finding.ts';
import { folderFiles } from '../../provisioner/compose/folder-files.ts';
import type { ImageSource } from '../../provisioner/templates/image-source.ts';
import type { Template } from '../../provisioner/templates/template.ts';

export interface CompiledFolder {
  folder: string;
  template: Template;
  /** By image key. */
  images: Record<string, ImageSource>;
  /** How many things in it have no effect, or not quite the one that they have elsewhere. */
  warnings: number;
}

/** @throws with all that is wrong with the folder's Compose file, in the compiler's words */
export function compileFolder(folder: string): CompiledFolder {
  const name = basename(folder);
  const { template, images, findings } = compileTemplate(name, folderFiles(folder));
  const warnings = findings.filter(({ kind }) => kind === 'warning').length;
  if (template && images) return { folder, template, images, warnings };
  throw new Error(refusal(name, folder, findings));
}

function refusal(name: string, folder: string, findings: readonly Finding[]): string {
  const lines = findings.filter(({ kind }) => kind === 'refused').map((finding) => `${folder}/${inWords(finding)}`);
  return [`The template ${name} is refused:`, ...lines].join('\n');
}
