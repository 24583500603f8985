import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Ready } from '../checks/deployment.ts';
import { botInfrastructure } from '../index.ts';
import { IMAGES_PROJECT, PROJECT_NAME } from '../projects.ts';
import { resourcesOf } from '../rules/preview.ts';
import { assertRules } from '../rules/rule.ts';
import { rulesFor } from '../rules/rules.ts';
import { previewStack, type StackOptions } from '../stack.ts';
import { type PreviewStep, previewLines, previewSteps } from './preview.ts';
import type { StageImages } from './stage-images.ts';
import type { StageStack } from './stage-stack.ts';
import { recordIsThere } from './state-bucket.ts';

/**
 * Says what a deployment would make, change and remove. Nothing of the account is changed by it.
 * @returns each change
 * @throws when it would break a rule
 */
export async function showPreview(
  { stage, region }: Ready,
  images: StageImages,
  { stack, backend }: StageStack,
  say: (line: string) => void,
): Promise<PreviewStep[]> {
  say('Looking at what would change …');
  const isThere = (project: string) => recordIsThere(backend, region, { project, stage });
  const ofImages = await withState(stack, await isThere(IMAGES_PROJECT), images.preview);
  const { settings, deployed } = ofImages;
  const ofBot = await withState(stack, await isThere(PROJECT_NAME), async (options) => {
    const events = await previewStack(options, botInfrastructure(settings, stage, deployed));
    assertRules(resourcesOf(events), rulesFor(settings));
    return previewSteps(events);
  });
  const steps = [...ofImages.steps, ...ofBot];
  for (const line of previewLines(steps)) say(line);
  return steps;
}

/** Before its first deployment nothing of a stage is written down, and a preview is no reason to begin. */
async function withState<T>(
  stack: StackOptions,
  isThere: boolean,
  act: (options: StackOptions) => Promise<T>,
): Promise<T> {
  if (isThere) return await act(stack);
  const folder = await mkdtemp(join(tmpdir(), 'playground-preview-'));
  try {
    return await act({ ...stack, backendUrl: pathToFileURL(folder).href });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
