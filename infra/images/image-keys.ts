import { templates } from '../../provisioner/templates/index.ts';

/** Key of the provisioner's own image, among those of the templates (`default/web`). */
export const PROVISIONER = 'provisioner';

/** The images that a deployment needs, each in a repository of its own. */
export function imageKeys(): string[] {
  const ofTemplates = Object.values(templates).flatMap(({ containers }) => containers.map(({ image }) => image));
  return [PROVISIONER, ...new Set(ofTemplates)];
}

/** The repository of one image of a deployment; it may hold slashes. */
export function repositoryName(stackName: string, imageKey: string): string {
  return `playground-bot/${stackName}/${imageKey}`;
}
