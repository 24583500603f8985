import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { LocalWorkspace, type PulumiCommand } from '@pulumi/pulumi/automation/index.js';
import { repositoryRoot } from './repository.ts';

/** Holds Pulumi.yaml and, for each deployment, Pulumi.<stack>.yaml. */
export const STACK_FOLDER = join(repositoryRoot, 'infra');

/**
 * What Pulumi.<stack>.yaml says.
 * @returns the settings as they stand there, unchecked
 */
export async function readStackFile(
  stack: string,
  pulumi: PulumiCommand,
): Promise<{ settings: unknown; region: string }> {
  const file = `infra/Pulumi.${stack}.yaml`;
  if (!existsSync(join(repositoryRoot, file))) {
    throw new Error(`there is no ${file}: copy infra/Pulumi.example.yaml to it and fill it in`);
  }
  const workspace = await LocalWorkspace.create({ workDir: STACK_FOLDER, pulumiCommand: pulumi });
  const { config = {} } = await workspace.stackSettings(stack);
  const region = config['aws:region'];
  if (typeof region !== 'string') throw new Error(`${file} names no aws:region: add it`);
  return { settings: config['playground-bot:settings'], region };
}
