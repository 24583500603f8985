import type { Site } from '../config.ts';
import { UserError } from '../contract/errors.ts';
import type { Engine } from '../engine/engine.ts';
import type { PlaygroundSpec } from '../playground/task-definition.ts';
import { ecrRepository, withTag } from './image-reference.ts';

/** What is asked of the registry about one repository, `ACCOUNT.dkr.ecr.REGION.amazonaws.com/NAME`. */
export interface Registry {
  /** `sha256:…`; undefined where there is no such tag, `unknown` where this registry may not be asked. */
  digestOf(repository: string, tag: string): Promise<string | 'unknown' | undefined>;
  /** Newest first. */
  tagsOf(repository: string): Promise<string[]>;
}

/** As many as fit a sentence. */
const NAMED_TAGS = 5;

/**
 * The images that people chose by tags, by digest: a tag that is not there is told before the engine makes anything, and
 * what was chosen once is the same for ever. Outside of ECR, as on a machine of one's own, a tag goes to ECS as it is.
 * @returns container → image
 * @throws UserError where a tag is not there
 */
export async function chosenImages(
  { template, tags = {} }: Pick<PlaygroundSpec, 'template' | 'tags'>,
  { images }: Pick<Site, 'images'>,
  registry: Registry,
): Promise<Record<string, string>> {
  const chosen = template.containers.flatMap(({ name, image, tags: pattern }) => {
    const [deployed, tag] = [images[image], tags[name]];
    return deployed === undefined || tag === undefined ? [] : [{ name, tag, pattern, tagged: withTag(deployed, tag) }];
  });
  const found = chosen.map(async ({ name, tag, pattern, tagged }): Promise<[string, string]> => {
    const repository = ecrRepository(tagged);
    if (repository === undefined) return [name, tagged];
    const digest = await registry.digestOf(repository, tag);
    if (digest === 'unknown') return [name, tagged];
    if (digest !== undefined) return [name, `${repository}@${digest}`];
    const there = (await registry.tagsOf(repository)).filter((each) => new RegExp(`^(?:${pattern})$`).test(each));
    const named = there.length === 0 ? 'none that may be chosen' : there.slice(0, NAMED_TAGS).join(', ');
    const where = repository.slice(repository.indexOf('/') + 1);
    throw new UserError('TAG_NOT_FOUND', `There is no ${tag} of ${name}: the repository ${where} has ${named}.`);
  });
  return Object.fromEntries(await Promise.all(found));
}

/** The same engine, told of the chosen images by digest. */
export function choosingImages<E extends Engine<PlaygroundSpec>>(
  engine: E,
  site: Pick<Site, 'images'>,
  registry: Registry,
): E {
  return {
    ...engine,
    up: async (spec, watch) => engine.up({ ...spec, images: await chosenImages(spec, site, registry) }, watch),
  };
}
