import { existsSync } from 'node:fs';
import { copyFile, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ProjectSettings } from '@pulumi/pulumi/automation/index.js';
import { STAGE_TAG } from './stage-tags.ts';

/** The names that Pulumi chooses. */
export const AUTONAMING = {
  pattern: `\${name}-\${stack}-\${hex(7)}`,
  providers: {
    aws: {
      resources: {
        // AWS takes 32 characters of one, and the engine ends at more: the longest name of a stage leaves room for no name of ours.
        // Not the stage alone, because AWS takes none that begins with `internal-`.
        'aws:lb/loadBalancer:LoadBalancer': { pattern: `bot-\${stack}-\${hex(7)}` },
      },
    },
  },
} as const;

/**
 * The project of a stack of ours. What AWS shows of it says whose it is: each name that Pulumi chooses has the stage in
 * it, so that two stages in one account are told apart, and everything that takes tags has the stage's.
 * @param engineConfig more configuration; a stack's own file goes before it
 */
export function projectSettings(
  name: string,
  stage: string,
  engineConfig: Readonly<Record<string, string>> = {},
): ProjectSettings {
  const config = {
    ...Object.fromEntries(Object.entries(engineConfig).map(([key, value]) => [key, { value }])),
    'pulumi:autonaming': { value: AUTONAMING },
    'aws:defaultTags': { value: { tags: { [STAGE_TAG]: stage } } },
  };
  // The SDK's type knows an older meaning of `config` only; the CLI reads this one.
  return { name, runtime: 'nodejs', main: process.cwd(), config } as unknown as ProjectSettings;
}

/**
 * A folder for the engine to work in, with a copy of the stage's file: what the engine writes into it is not for the file
 * that people wrote.
 */
export async function withWorkFolder<T>(
  stage: string,
  stackFolder: string,
  act: (workDir: string) => Promise<T>,
): Promise<T> {
  const workDir = await mkdtemp(join(tmpdir(), 'playground-stack-'));
  try {
    const file = `Pulumi.${stage}.yaml`;
    if (existsSync(join(stackFolder, file))) await copyFile(join(stackFolder, file), join(workDir, file));
    return await act(workDir);
  } finally {
    await rm(workDir, { recursive: true, force: true });
  }
}
