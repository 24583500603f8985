import type { SecretSource } from '../templates/template.ts';
import type { ComposeFile } from './compose-file.ts';
import type { Extension } from './extension.ts';
import type { Spot } from './spot.ts';
import { isSecretName } from './variables.ts';

/** @param name one that the extension knows as a secret */
export function secretSource(name: string, { secrets }: Extension): SecretSource {
  const parameter = secrets[name];
  return parameter === undefined ? { kind: 'password' } : { kind: 'parameter', name: parameter };
}

/** The secrets of a file, each with where its value comes from in a playground; one without a source is refused. */
export function fileSecrets(
  secrets: ComposeFile['secrets'],
  extension: Extension,
  spot: Spot,
): Record<string, SecretSource> {
  const known: Record<string, SecretSource> = {};
  for (const [name, { environment, external, name: outside }] of Object.entries(secrets ?? {})) {
    const variable = [name, environment ?? ''].find((each) => isSecretName(each, extension));
    if (variable !== undefined) known[name] = secretSource(variable, extension);
    else if (isExternal(external)) known[name] = { kind: 'parameter', name: outside ?? nameIn(external) ?? name };
    else {
      spot.at(name).refuse(noSource(name));
      // Nothing is made of a refused file; so its uses are no second fault.
      known[name] = { kind: 'password' };
    }
  }
  return known;
}

/** Compose's older form is a mapping that may hold the name. */
function isExternal(external: unknown): boolean {
  return external === true || external === 'true' || typeof external === 'object';
}

function nameIn(external: unknown): string | undefined {
  return (external as { name?: string } | undefined)?.name;
}

function noSource(name: string): string {
  return `Its value has no source in a playground. Write ${name} into x-playground.password to have it generated, or give it the deployment’s name for it under x-playground.secrets.`;
}
