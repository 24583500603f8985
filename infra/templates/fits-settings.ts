import { secretsAsked } from '../../provisioner/templates/secrets-asked.ts';
import type { Settings } from '../settings.ts';
import type { Catalogue } from './catalogue.ts';

/**
 * Whether the templates find in a deployment what they ask of it.
 * @returns what people should know before they go on, a sentence each
 * @throws when a template asks for a secret that the settings do not name
 */
export function fitsSettings(
  { templates, warned }: Pick<Catalogue, 'templates' | 'warned'>,
  { templateSecrets, serviceNames }: Pick<Settings, 'templateSecrets' | 'serviceNames'>,
): string[] {
  const missing = templates.flatMap((template) =>
    secretsAsked(template)
      .filter((secret) => !(secret in templateSecrets))
      .map(
        (secret) =>
          `The template ${template.name} asks for the secret ${secret}: name its SSM parameter in templateSecrets.`,
      ),
  );
  if (missing.length > 0) throw new Error(missing.join('\n'));
  if (serviceNames) return warned;
  const unresolved = templates
    .filter(({ namesUsed }) => namesUsed.length > 0)
    .map(
      ({ name, namesUsed }) =>
        `The template ${name} addresses ${namesUsed.join(', ')} by name, and serviceNames is off: these names will not resolve.`,
    );
  return [...warned, ...unresolved];
}
