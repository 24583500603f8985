import { parseEnv } from 'node:util';
import type { Service } from '../compose-file.ts';
import type { Lookup } from '../expand.ts';
import type { TemplateFiles } from '../files.ts';
import { interpolateText } from '../interpolate.ts';
import type { Spot } from '../spot.ts';
import { isOn } from './switch.ts';

/** A line that is no variable, comment or part of a quoted value. */
const STRAY = /^(?!\s*$|\s*#|\s*(?:export\s+)?[\w.-]+\s*=).*$/m;

/** The variables of a service's files, in order: a later one goes before an earlier one. */
export function envFiles(
  given: Service['env_file'],
  spot: Spot,
  { files, lookup }: { files: TemplateFiles; lookup: (name: string) => Lookup },
): [name: string, value: string][] {
  const list = given === undefined ? [] : Array.isArray(given) ? given : [given];
  return list.flatMap((item, index) => {
    const at = Array.isArray(given) ? spot.at(index) : spot;
    const { path, required = true, format } = typeof item === 'string' ? { path: item } : item;
    const found = files.look(path);
    if (found.kind === 'missing' && !isOn(required, at.at('required'))) return [];
    if (found.kind !== 'file') {
      at.refuse(`${path} ${NO_FILE[found.kind]}`);
      return [];
    }
    const text = files.read(path);
    const unquoted = text.replace(/=\s*("(?:[^"\\]|\\.)*"|'[^']*'|`[^`]*`)/gs, '=');
    const stray = STRAY.exec(unquoted)?.[0];
    if (stray !== undefined)
      at.refuse(`${path} has the line "${stray}", which is no NAME=value. Give it a value, or take it out.`);
    return Object.entries(parseEnv(text)).map(([name, value = '']): [string, string] => [
      name,
      format === 'raw' ? value : interpolateText(value, at, lookup),
    ]);
  });
}

const NO_FILE = {
  missing: 'is not there. Add it to the template’s folder, or write required: false.',
  folder: 'is a folder. Name a file.',
  outside: 'lies outside the template’s folder. Copy it into the folder.',
};
