import { mkdir, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { LocalWorkspace, type PulumiCommand, type PulumiFn } from '@pulumi/pulumi/automation/index.js';
import { PROJECT } from '../playground/resources.ts';
import type { EngineOptions } from './engine.ts';

/** The workspace of one run, with a PULUMI_HOME of its own: all that the CLI writes goes into this folder. */
export async function openWorkspace<Spec>(
  folder: string,
  stackName: string,
  program: PulumiFn,
  options: EngineOptions<Spec>,
  pulumiCommand: PulumiCommand,
): Promise<LocalWorkspace> {
  const workDir = join(folder, 'work');
  const pulumiHome = join(folder, 'home');
  await Promise.all([mkdir(workDir), mkdir(pulumiHome)]);
  // The CLI writes into its home, which lies in a read-only image; only the plugins in there are needed.
  if (options.pulumiHome) await symlink(join(options.pulumiHome, 'plugins'), join(pulumiHome, 'plugins'));
  return LocalWorkspace.create({
    workDir,
    pulumiCommand,
    ...(options.pulumiHome && { pulumiHome }),
    program,
    projectSettings: { name: PROJECT, runtime: 'nodejs' },
    stackSettings: { [stackName]: { config: options.config } },
    secretsProvider: 'passphrase',
    envVars: {
      PULUMI_BACKEND_URL: options.backendUrl,
      PULUMI_CONFIG_PASSPHRASE: options.passphrase,
      PULUMI_SKIP_UPDATE_CHECK: 'true',
      // Each run is short: a fifth of it would be Go's garbage collection.
      GOGC: '400',
      // A missing plugin is to fail at once instead of being downloaded in every run.
      PULUMI_DISABLE_AUTOMATIC_PLUGIN_ACQUISITION: 'true',
      // The bucket keeps versions already, and the copies would outlive the playground.
      PULUMI_DIY_BACKEND_DISABLE_CHECKPOINT_BACKUPS: 'true',
    },
  });
}
