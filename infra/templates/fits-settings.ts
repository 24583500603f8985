import { secretsAsked } from '../../provisioner/templates/secrets-asked.ts';
import type { Settings } from '../settings.ts';
import type { Catalogue } from './catalogue.ts';

/** Of a role: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html */
const LONGEST_ROLE = 64;

/**
 * Whether the templates find in a deployment what they ask of it.
 * @returns what people should know before they go on, a sentence each
 * @throws when a template asks for a secret that the settings do not name, the settings name one that there is not, or a role
 *   cannot be named after one in this stage
 */
export function fitsSettings(
  { templates, warned }: Pick<Catalogue, 'templates' | 'warned'>,
  { templateSecrets, templatePolicies, serviceNames }: Asked,
  stage: string,
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
  missing.push(...Object.keys(templatePolicies).flatMap((name) => tooLong(name, stage)));
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

/** A template that is given rights has a role, in whose name Pulumi writes the stage and its own ending. */
function tooLong(template: string, stage: string): string[] {
  const room = LONGEST_ROLE - `playgrounds-task--${stage}-0a1b2c3`.length;
  if (template.length <= room) return [];
  return [
    `templatePolicies names ${template}, which has ${template.length} characters: its role in the stage ${stage} leaves ${room} to it. Give its folder a shorter name.`,
  ];
}

type Asked = Pick<Settings, 'templateSecrets' | 'templatePolicies' | 'serviceNames'>;
