import type { Catalogue } from '../templates/catalogue.ts';

/** Key of the provisioner's own image, among those of the templates (`hello/web`). */
export const PROVISIONER = 'provisioner';

/** The images that a deployment needs, each in a repository of its own. */
export function imageKeys({ images }: Pick<Catalogue, 'images'>): string[] {
  return [PROVISIONER, ...Object.keys(images)];
}

/** The repository of one image of a deployment; it may hold slashes. */
export function repositoryName(stackName: string, imageKey: string): string {
  return `playground-bot/${stackName}/${imageKey}`;
}

/** Where the repositories of a stage are, whether they are there yet or not. */
export function repositoryUrls(
  place: { stage: string; accountId: string; region: string },
  keys: readonly string[],
): Record<string, string> {
  const { stage, accountId, region } = place;
  const end = region.startsWith('cn-') ? 'amazonaws.com.cn' : 'amazonaws.com';
  const registry = `${accountId}.dkr.ecr.${region}.${end}`;
  return Object.fromEntries(keys.map((key) => [key, `${registry}/${repositoryName(stage, key)}`]));
}
