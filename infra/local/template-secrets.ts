import { randomBytes } from 'node:crypto';
import { secretsAsked } from '../../provisioner/templates/secrets-asked.ts';
import type { Template } from '../../provisioner/templates/template.ts';

export interface TemplateSecrets {
  /** The setting: name that templates have for it → SSM parameter. */
  templateSecrets: Record<string, string>;
  /** SSM parameter → value. */
  values: Record<string, string>;
  /** What people should know of them, a sentence each. */
  said: string[];
}

const FOLDER = '/playground-bot/local/template-secrets';

/**
 * A value for each secret that a template asks a deployment for: the environment's, or one that is made up, with which
 * whatever the secret is the key to will not let anybody in.
 */
export function localTemplateSecrets(
  templates: readonly Pick<Template, 'name' | 'containers'>[],
  env: Readonly<Record<string, string | undefined>>,
): TemplateSecrets {
  const found: TemplateSecrets = { templateSecrets: {}, values: {}, said: [] };
  for (const template of templates) {
    for (const secret of secretsAsked(template)) {
      const variable = `PLAYGROUND_SECRET_${secret.toUpperCase().replaceAll('-', '_')}`;
      const given = env[variable];
      const parameter = `${FOLDER}/${secret}`;
      found.templateSecrets[secret] = parameter;
      found.values[parameter] ??= given ?? randomBytes(16).toString('hex');
      if (given) continue;
      found.said.push(
        `The template ${template.name} asks for the secret ${secret}, which is made up here: ${variable}=VALUE npm start gives it.`,
      );
    }
  }
  return found;
}
