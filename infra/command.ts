import { join } from 'node:path';
import { processTerminal } from './deploy/ask.ts';
import type { StageDeps } from './deploy/stage-stack.ts';
import { cacheFolder } from './local/setup/cache.ts';
import { getPulumi } from './local/setup/pulumi-cli.ts';
import { readVersions } from './local/setup/versions.ts';
import { repositoryRoot } from './repository.ts';
import { STACK_FOLDER } from './stack-file.ts';

/** Runs a command of this repository to its end; what stopped it is said in words. @returns through the exit code whether it did what it is for */
export async function runCommand(command: (args: string[]) => Promise<boolean>): Promise<void> {
  try {
    if (!(await command(process.argv.slice(2)))) process.exitCode = 1;
  } catch (error) {
    // The message says what to do; a stack trace above it would hide that.
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  }
}

/** A stage's commands on this machine, with the stages of this repository. */
export function stageDeps(): StageDeps {
  const terminal = processTerminal();
  return {
    terminal,
    env: process.env,
    stackFolder: STACK_FOLDER,
    async getPulumi() {
      const { pulumi: version } = await readVersions(join(repositoryRoot, 'package-lock.json'));
      return await getPulumi({ cache: cacheFolder(process.env), version, log: terminal.say });
    },
  };
}
