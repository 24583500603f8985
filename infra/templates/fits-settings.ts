import { secretsAsked } from '../../provisioner/templates/secrets-asked.ts';
import type { Settings } from '../settings.ts';
import type { Catalogue } from './catalogue.ts';

/**
 * Whether the templates find in a deployment what they ask of it.
 * @returns what people should know before they go on, a sentence each
 * @throws when a template asks for a secret that the settings do not name, or the settings name one that there is not
 */
export function fitsSettings(
  { templates, warned }: Pick<Catalogue, 'templates' | 'warned'>,
  { templateSecrets, templatePolicies, serviceNames }: Asked,
): string[] {
  const missing = templates.flatMap((template) =>
    secretsAsked(template)
      .filter((secret) => !(secret in templateSecrets))
      .map(
        (secret) =>
          `The template ${template.name} asks for the secret ${secret}: name its SSM parameter in templateSecrets.`,
      ),
  );
  const names = templates.map(({ name }) => name);
  for (const name of Object.keys(templatePolicies).filter((each) => !names.includes(each)))
    missing.push(`templatePolicies names ${name}, which is no template; there are ${names.join(', ')}.`);
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

type Asked = Pick<Settings, 'templateSecrets' | 'templatePolicies' | 'serviceNames'>;
