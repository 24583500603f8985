import { describe, expect, it } from 'vitest';
import type { Engine } from '../../../provisioner/engine/engine.ts';
import { choosingImages, chosenImages, type Registry } from '../../../provisioner/images/chosen-images.ts';
import type { PlaygroundSpec } from '../../../provisioner/playground/task-definition.ts';
import { sampleSite, sampleSpec, sampleTemplate } from '../support/samples.ts';

const ECR = '111122223333.dkr.ecr.eu-north-1.amazonaws.com/playground-bot/prod';
const site = { ...sampleSite(), images: { 'sample/web': `${ECR}/sample/web@sha256:00`, 'sample/api': 'local/api:1' } };
const registry: Registry = {
  digestOf: async (_, tag) => ({ 'v1.4': 'sha256:beef', foreign: 'unknown' as const })[tag],
  tagsOf: async () => ['v1.4', '0123456789ab', 'v1.3'],
};
const choosable = sampleTemplate();
for (const container of choosable.containers) container.tags = 'v\\d+\\.\\d+';
const chosen = (tags: Record<string, string>) => chosenImages({ template: choosable, tags }, site, registry);

describe('an image that is chosen by a tag', () => {
  it('is the one whose digest the tag has in its ECR repository', async () => {
    expect(await chosen({ web: 'v1.4' })).toEqual({ web: `${ECR}/sample/web@sha256:beef` });
  });

  it('goes to ECS by its tag where no ECR has it, or may not be asked', async () => {
    expect(await chosen({ api: 'v2' })).toEqual({ api: 'local/api:v2' });
    expect(await chosen({ web: 'foreign' })).toEqual({ web: `${ECR}/sample/web:foreign` });
  });

  it('is refused where the tag is not there, with those that could be chosen', async () => {
    await expect(chosen({ web: 'v9.9' })).rejects.toMatchObject({
      code: 'TAG_NOT_FOUND',
      reason: 'There is no v9.9 of web: the repository playground-bot/prod/sample/web has v1.4, v1.3.',
    });
    const empty = { ...registry, tagsOf: async () => [] };
    await expect(chosenImages({ template: choosable, tags: { web: 'v9.9' } }, site, empty)).rejects.toThrow(
      'sample/web has none that may be chosen.',
    );
  });

  it('is what the engine is told of, and no tag is no choice', async () => {
    const specs: PlaygroundSpec[] = [];
    const engine = { up: async (spec: PlaygroundSpec) => void specs.push(spec) } as unknown as Engine<PlaygroundSpec>;
    const choosing = choosingImages(engine, site, registry);
    const watch = { onResource: () => undefined, signal: new AbortController().signal };
    await choosing.up(sampleSpec({ template: choosable, tags: { web: 'v1.4' } }), watch);
    await choosing.up(sampleSpec(), watch);
    expect(specs.map(({ images }) => images)).toEqual([{ web: `${ECR}/sample/web@sha256:beef` }, {}]);
  });
});
