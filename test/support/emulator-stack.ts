import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { clientEnvironment, EMULATOR_ENGINE_CONFIG } from '../../infra/local/emulator/environment.ts';
import type { StackOptions } from '../../infra/stack.ts';
import { findCli } from '../../provisioner/engine/cli.ts';

/** What a Pulumi program takes to be brought up in the emulator at `endpoint`, with its state in a folder of its own. */
export async function emulatorStack(
  endpoint: string,
  projectName: string,
): Promise<{ options: StackOptions; remove(): Promise<void> }> {
  const workDir = await mkdtemp(join(tmpdir(), 'emulator-stack-'));
  return {
    options: {
      stackName: 'prod',
      projectName,
      backendUrl: pathToFileURL(workDir).href,
      passphrase: 'of the test',
      workDir,
      env: { ...clientEnvironment(endpoint), PULUMI_HOME: process.env['PULUMI_HOME'] ?? '' },
      pulumi: await findCli(),
      engineConfig: { ...EMULATOR_ENGINE_CONFIG },
      log: () => undefined,
    },
    remove: () => rm(workDir, { recursive: true }),
  };
}
