import { type PreviewStep, previewSteps } from '../deploy/preview.ts';
import { IMAGES_PROJECT as projectName } from '../projects.ts';
import { destroyInfra, previewStack, type StackOptions, stackResources, unlockStack, upStack } from '../stack.ts';
import type { RecordedResource } from '../stack-record.ts';
import { imageRepositories } from './repositories.ts';

/** What making the repositories of these images would do. */
export async function previewRepositories(options: StackOptions, keys: string[]): Promise<PreviewStep[]> {
  return previewSteps(await previewStack({ ...options, projectName }, imageRepositories(options.stackName, keys)));
}

/** Makes the repositories of these images, or brings them up to date. @returns image key → repository URL */
export async function upRepositories(options: StackOptions, keys: string[]): Promise<Record<string, string>> {
  return (await upStack({ ...options, projectName }, imageRepositories(options.stackName, keys))) as Record<
    string,
    string
  >;
}

/** Removes the repositories with their images. */
export async function destroyRepositories(options: StackOptions): Promise<void> {
  await destroyInfra({ ...options, projectName });
}

/** What the stack of the repositories has. */
export async function repositoryResources(options: StackOptions): Promise<RecordedResource[]> {
  return await stackResources({ ...options, projectName });
}

/** See unlockStack. */
export async function unlockRepositories(options: StackOptions): Promise<void> {
  await unlockStack({ ...options, projectName });
}
