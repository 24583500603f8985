import type { ImageSource } from '../templates/image-source.ts';
import type { Template } from '../templates/template.ts';
import type { ComposeFile, Service } from './compose-file.ts';
import { type Extension, readExtension } from './extension.ts';
import type { TemplateFiles } from './files.ts';
import type { Finding } from './finding.ts';
import { interpolate } from './interpolate.ts';
import { FILE_KEYS } from './keys/file-keys.ts';
import { NESTED_KEYS } from './keys/nested-keys.ts';
import { SERVICE_KEYS } from './keys/service-keys.ts';
import { walkKeys } from './keys/walk.ts';
import { checkSchema } from './schema.ts';
import { fileSecrets, secretSource } from './secrets.ts';
import { draftOf } from './service/draft.ts';
import { readYaml, type Source } from './source.ts';
import { type Spot, spotIn } from './spot.ts';
import { taskOf } from './task.ts';
import { variablesOf } from './variables.ts';

/** As Docker Compose looks for it, the preferred name first. */
export const COMPOSE_FILES = ['compose.yaml', 'compose.yml', 'docker-compose.yaml', 'docker-compose.yml'] as const;
/** What people type after `--template`, and part of the names of repositories. */
const TEMPLATE_NAME = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/;

/** A template, with everything that there is to say of its file; none where something is refused. */
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
  return 'findings' in read ? read : compileSource(name, read.source, files);
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
  checkSchema(value, spot);
  const file = value as ComposeFile;
  tellKeys(file, spot);
  if (isRefused()) return { findings };
  const { here, left } = chosen(file.services ?? {}, extension, spot);
  const reading = {
    files,
    lookup,
    sourceOf: (secret: string) => secretSource(secret, extension),
    secrets: fileSecrets(file.secrets, extension, spot.at('secrets')),
  };
  const drafts = Object.entries(here).map(([service, given]) =>
    draftOf(service, given, spot.at('services', service), reading),
  );
  const task = drafts.length > 0 ? taskOf(name, drafts, { file, extension, left, spot }) : undefined;
  if (drafts.length === 0) spot.refuse('It has no services. Write at least one.');
  return isRefused() || !task ? { findings } : { findings, ...task };
}

function tellKeys(file: ComposeFile, spot: Spot): void {
  walkKeys(file, spot, FILE_KEYS, new Set());
  const warned = new Set<string>();
  for (const [name, service] of Object.entries(file.services ?? {})) {
    walkKeys(service, spot.at('services', name), { ...SERVICE_KEYS, ...NESTED_KEYS }, warned);
  }
}

/** ECS's, which is narrower than Compose's. */
const CONTAINER_NAME = /^[A-Za-z0-9_-]{1,255}$/;

function chosen(services: Record<string, Service>, { profiles, tags, data }: Extension, spot: Spot) {
  const all = Object.entries(services);
  const isHere = ([, service]: [string, Service]): boolean =>
    !service.profiles?.length || service.profiles.some((each) => profiles.includes(each));
  const here = Object.fromEntries(all.filter(isHere));
  const left = all.filter((entry) => !isHere(entry)).map(([name]) => name);
  for (const name of left)
    spot
      .at('services', name, 'profiles')
      .note(`${name} is left out: x-playground.profiles names none of its profiles.`);
  for (const name of Object.keys(here)) {
    if (!CONTAINER_NAME.test(name))
      spot.at('services', name).refuse('ECS takes names of letters, digits, "-" and "_". Give it such a name.');
  }
  for (const [key, names] of [
    ['tags', Object.keys(tags)],
    ['data', data],
  ] as const) {
    for (const name of names.filter((each) => !(each in here))) {
      spot
        .at('x-playground', key)
        .refuse(
          `There is no service ${name} in the template; there are ${Object.keys(here).join(', ')}. Name one of them.`,
        );
    }
  }
  return { here, left };
}
