import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { PulumiCommand } from '@pulumi/pulumi/automation/index.js';
import { destroyInfra, type StackOptions, upStack } from '../stack.ts';
import { imageRepositories } from './repositories.ts';

/** A project of its own: functions are made from images, and images need the repositories first. */
const PROJECT = 'playground-images';

export interface ImageStackOptions {
  stackName: string;
  region: string;
  pulumi: PulumiCommand;
  log(line: string): void;
}

/** Makes the repositories of these images, or brings them up to date. @returns image key → repository URL */
export async function upRepositories(options: ImageStackOptions, keys: string[]): Promise<Record<string, string>> {
  return inItsFolder(options, async (stack) => {
    return (await upStack(stack, imageRepositories(options.stackName, keys))) as Record<string, string>;
  });
}

/** Removes the repositories with their images. */
export async function destroyRepositories(options: ImageStackOptions): Promise<void> {
  await inItsFolder(options, destroyInfra);
}

/** The stack has no settings of its own to keep. */
async function inItsFolder<T>(options: ImageStackOptions, act: (stack: StackOptions) => Promise<T>): Promise<T> {
  const { stackName, region, pulumi, log } = options;
  const workDir = await mkdtemp(join(tmpdir(), 'playground-images-'));
  const engineConfig = { 'aws:region': region };
  try {
    return await act({ stackName, projectName: PROJECT, workDir, env: {}, pulumi, engineConfig, log });
  } finally {
    await rm(workDir, { recursive: true, force: true });
  }
}
