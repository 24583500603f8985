import type { DeployedTemplates } from '../../provisioner/templates/deployed.ts';
import type { Catalogue } from './catalogue.ts';

/**
 * What a deployment gives its provisioner.
 * @param images image key → reference
 * @throws when an image of a template is not given
 */
export function deployedTemplates({ templates }: Catalogue, images: Record<string, string>): DeployedTemplates {
  const missing = templates
    .flatMap(({ containers }) => containers.map(({ image }) => image))
    .filter((key) => !(key in images));
  if (missing.length > 0) {
    throw new Error(`these images of templates are not given: ${[...new Set(missing)].join(', ')}`);
  }
  return { templates: Object.fromEntries(templates.map((template) => [template.name, template])), images };
}
