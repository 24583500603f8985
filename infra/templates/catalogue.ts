import { join, relative } from 'node:path';
import type { ImageSource } from '../../provisioner/templates/image-source.ts';
import type { Template } from '../../provisioner/templates/template.ts';
import { repositoryRoot } from '../repository.ts';
import { type CompiledFolder, compileFolder } from './compile-folder.ts';
import { templateFolders } from './find.ts';

export interface TemplateImage {
  /** The template's, which the paths of the source are relative to. */
  folder: string;
  source: ImageSource;
  platform: Template['platform'];
}

/** All that can be created, as it is found in the folders: what a deployment is made from. */
export interface Catalogue {
  /** The default one first, then by name. */
  templates: Template[];
  /** By image key. */
  images: Record<string, TemplateImage>;
  /** Of templates that are not quite what their files say elsewhere, a sentence each. */
  warned: string[];
}

export interface CatalogueOptions {
  /** Folders whose folders are templates; without any, this repository's own. */
  roots?: readonly string[];
  /** The template that people get who name none. */
  defaultTemplate?: string;
}

export const DEFAULT_TEMPLATE = 'hello';
const TEMPLATES = join(repositoryRoot, 'provisioner/templates');

/**
 * Finds and compiles all templates.
 * @throws one error with everything that is wrong with any of them
 */
export async function readCatalogue(options: CatalogueOptions = {}): Promise<Catalogue> {
  const { roots = [TEMPLATES], defaultTemplate = DEFAULT_TEMPLATE } = options;
  const folders = await templateFolders(roots);
  // Each in a promise of its own, so that what is wrong with one does not hide another's faults.
  const results = await Promise.allSettled(folders.map(async (folder) => compileFolder(folder)));
  const faults = results.flatMap((result) => (result.status === 'rejected' ? [messageOf(result.reason)] : []));
  const compiled = results.flatMap((result) => (result.status === 'fulfilled' ? [result.value] : []));
  if (faults.length === 0)
    faults.push(
      ...faultsOfNames(
        compiled.map(({ template }) => template.name),
        defaultTemplate,
      ),
    );
  if (faults.length > 0) throw new Error(`The templates cannot be used:\n\n${faults.join('\n\n')}`);
  const templates = compiled.map(({ template }) => template).sort((a, b) => (a.name < b.name ? -1 : 1));
  const rank = ({ name }: Template): number => (name === defaultTemplate ? 0 : 1);
  return {
    templates: templates.sort((a, b) => rank(a) - rank(b)),
    warned: compiled.filter(({ warnings }) => warnings > 0).map(warningWords),
    images: Object.fromEntries(
      compiled.flatMap(({ folder, template: { platform }, images }) =>
        Object.entries(images).map(([key, source]) => [key, { folder, source, platform }]),
      ),
    ),
  };
}

function faultsOfNames(names: string[], defaultTemplate: string): string[] {
  const twice = names.filter((name, index) => names.indexOf(name) !== index);
  return [
    ...twice.map((name) => `Two templates are called ${name}: rename the folder of one.`),
    ...(names.includes(defaultTemplate)
      ? []
      : [
          `There is no template ${defaultTemplate}, which is to be the default; there are ${names.join(', ') || 'none'}.`,
        ]),
  ];
}

function warningWords({ folder, template, warnings }: CompiledFolder): string {
  const path = relative(repositoryRoot, folder);
  return `The template ${template.name} has ${warnings === 1 ? 'a warning' : `${warnings} warnings`}: npm run template -- check ${path}`;
}

function messageOf(reason: unknown): string {
  return reason instanceof Error ? reason.message : String(reason);
}
