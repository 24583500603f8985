import type { SecretSource } from '../../templates/template.ts';
import type { Service } from '../compose-file.ts';
import type { Spot } from '../spot.ts';
import type { Variables } from './environment.ts';

/**
 * Compose puts a secret into a file, and ECS into a variable. Where a variable `NAME_FILE` names that file, as official
 * images have it, `NAME` says the same; where none does, nothing would read it.
 * @param known secrets of the file → what they stand for
 */
export function secretFiles(
  secrets: Service['secrets'],
  { environment, secrets: already }: Variables,
  spot: Spot,
  known: Readonly<Record<string, SecretSource>>,
): Variables {
  const left = { ...environment };
  const found: Variables['secrets'] = {};
  for (const [index, secret] of (secrets ?? []).entries()) {
    const { source = '', target } = typeof secret === 'string' ? { source: secret } : secret;
    const path = target?.startsWith('/') ? target : `/run/secrets/${target ?? source}`;
    const names = Object.keys(environment).filter((name) => name.endsWith('_FILE') && environment[name] === path);
    const what = known[source];
    if (what === undefined) spot.at(index).refuse(unknown(source));
    else if (names.length === 0) spot.at(index).refuse(unread(path));
    else {
      for (const name of names) {
        delete left[name];
        found[name.replace(/_FILE$/, '')] = what;
      }
    }
  }
  return { environment: left, secrets: { ...already, ...found } };
}

function unknown(name: string): string {
  return `The file’s own secrets have no ${name} that could be used. Add it there, with where its value comes from.`;
}

function unread(path: string): string {
  return `ECS passes a secret in a variable and not in a file, and no variable NAME_FILE of this service names ${path}. Where the program reads such a variable, add it; where it does not, write NAME: \${…} under environment.`;
}
