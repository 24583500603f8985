import type { ImageSource } from '../templates/image-source.ts';
import type { Template } from '../templates/template.ts';
import { COMPOSE_FILES, tellBeside } from './beside.ts';
import { chosenServices } from './chosen-services.ts';
import type { ComposeFile } from './compose-file.ts';
import { readExtension } from './extension.ts';
import type { TemplateFiles } from './files.ts';
import type { Finding } from './finding.ts';
import { interpolate } from './interpolate.ts';
import { tellKeys } from './keys/tell.ts';
import { tellPrefills } from './prefill.ts';
import { checkSchema } from './schema.ts';
import { fileSecrets, secretSource } from './secrets.ts';
import { draftOf } from './service/draft.ts';
import { readYaml, type Source } from './source.ts';
import { spotIn } from './spot.ts';
import { taskOf } from './task.ts';
import { variablesOf } from './variables.ts';

/** What people type after `--template`, and part of the names of repositories. */
const TEMPLATE_NAME = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/;

/** A template, with everything that there is to say of its file, from top to bottom, and of what lies beside it; none where something is refused. */
export interface Compiled {
  findings: Finding[];
  template?: Template;
  /** Image key → where the image comes from. */
  images?: Record<string, ImageSource>;
}

/**
 * Makes a template of a folder's Compose file. The same folder gives the same template, byte for byte.
 * @param name of the template, which is the folder's
 */
export function compileTemplate(name: string, files: TemplateFiles): Compiled {
  const file = COMPOSE_FILES.find((each) => files.look(each).kind !== 'missing') ?? COMPOSE_FILES[0];
  const { kind } = files.look(file);
  const at = { kind: 'refused', file, line: 1, column: 1, key: '' } as const;
  if (!TEMPLATE_NAME.test(name)) {
    const words = `A template is named after its folder, of a-z, 0-9 and "-", and this is "${name}". Rename the folder.`;
    return { findings: [{ ...at, words }] };
  }
  if (kind !== 'file') {
    const words =
      kind === 'outside'
        ? 'It is a link out of the folder. Put the file itself here.'
        : 'There is no such file. Add one.';
    return { findings: [{ ...at, words }] };
  }
  const read = readYaml(file, files.read(file));
  if ('findings' in read) return read;
  const compiled = compileSource(name, read.source, files);
  const inFile = compiled.findings.toSorted((a, b) => a.line - b.line || a.column - b.column);
  return { ...compiled, findings: [...inFile, ...tellBeside(files, file)] };
}

function compileSource(name: string, source: Source, files: TemplateFiles): Compiled {
  const findings: Finding[] = [];
  const spot = spotIn(source, findings);
  const isRefused = (): boolean => findings.some(({ kind }) => kind === 'refused');
  const extension = readExtension(source.value['x-playground'], spot.at('x-playground'));
  const lookup = variablesOf(extension);
  // Fragments under x- take effect where aliases bring them in.
  const keys = Object.entries(source.value).filter(([key]) => !key.startsWith('x-'));
  const value = Object.fromEntries(keys.map(([key, part]) => [key, interpolate(part, spot.at(key), lookup)]));
  const faulty = new Set(findings.map(({ key }) => key));
  const unfilled = findings.length;
  checkSchema(value, spot);
  // What is not of the schema's shape cannot be mapped.
  const isReadable = findings.length === unfilled;
  const file = value as ComposeFile;
  tellKeys(file, spot);
  // What a missing value leads to at its own place is no second fault.
  const told = (): Finding[] => findings.filter(({ key }, index) => index < unfilled || !faulty.has(key));
  if (!isReadable) return { findings: told() };
  const { here, left } = chosenServices(file.services ?? {}, extension, spot);
  const reading = {
    files,
    lookup,
    sourceOf: (secret: string) => secretSource(secret, extension),
    secrets: fileSecrets(file.secrets, extension, spot.at('secrets')),
  };
  const drafts = Object.entries(here).map(([service, given]) =>
    draftOf(service, given, spot.at('services', service), reading),
  );
  if (drafts.length === 0) spot.refuse('It has no services. Write at least one.');
  const task = drafts.length > 0 ? taskOf(name, drafts, { file, extension, left, spot }) : undefined;
  if (!isRefused()) tellPrefills(drafts, files);
  return isRefused() || !task ? { findings: told() } : { findings, ...task };
}
