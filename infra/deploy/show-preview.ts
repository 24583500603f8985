import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Ready } from '../checks/deployment.ts';
import { botInfrastructure } from '../index.ts';
import { resourcesOf } from '../rules/preview.ts';
import { assertRules } from '../rules/rule.ts';
import { rulesFor } from '../rules/rules.ts';
import { previewStack, type StackOptions } from '../stack.ts';
import { type PreviewStep, previewLines, previewSteps } from './preview.ts';
import type { StageImages } from './stage-images.ts';
import type { StageStack } from './stage-stack.ts';
import { stateIsThere } from './state-bucket.ts';

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
  const steps = await withState(stack, await stateIsThere(backend, region), async (options) => {
    const { settings, deployed, steps: repositories } = await images.preview(options);
    const events = await previewStack(options, botInfrastructure(settings, stage, deployed));
    assertRules(resourcesOf(events), rulesFor(settings));
    return [...repositories, ...previewSteps(events)];
  });
  for (const line of previewLines(steps)) say(line);
  return steps;
}

/** Before the first deployment there is no bucket for a state, and a preview is no reason to make one. */
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
