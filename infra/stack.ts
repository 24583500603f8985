import { LocalWorkspace, type PulumiCommand, type Stack } from '@pulumi/pulumi/automation/index.js';
import type { DeployedTemplates } from '../provisioner/templates/deployed.ts';
import { botInfrastructure } from './index.ts';
import { type InfraOutputs, infraOutputsSchema } from './outputs.ts';
import type { Settings } from './settings.ts';

export const PROJECT_NAME = 'playground-bot';

export interface StackOptions {
  stackName: string;
  /** The bot's own where none is named. */
  projectName?: string;
  /** `file://…`, `s3://…`: where the state of the bot's own stack is kept; without it, where the user is logged in to. */
  backendUrl?: string;
  /** Without it, what the user's environment has. */
  passphrase?: string;
  /** Holds Pulumi.yaml and Pulumi.<stack>.yaml; it must exist. */
  workDir: string;
  /** For the Pulumi CLI and its plugins: PULUMI_HOME, credentials, endpoint. */
  env: Record<string, string>;
  pulumi: PulumiCommand;
  /** Pulumi stack configuration, such as `aws:region`; what the stack has beside it stays. */
  engineConfig: Record<string, string>;
  log: (line: string) => void;
}

/**
 * Deploys the bot, or brings a deployment up to date.
 * @throws with the engine's own report when it stops; running it again goes on from there
 */
export async function deployInfra(
  options: StackOptions & { settings: Settings; deployed: DeployedTemplates },
): Promise<InfraOutputs> {
  const { settings, stackName, deployed } = options;
  return infraOutputsSchema.parse(await upStack(options, botInfrastructure(settings, stackName, deployed)));
}

/** Makes what a program says, or brings it up to date. @returns the program's outputs */
export async function upStack(
  options: StackOptions,
  program: () => Promise<unknown>,
): Promise<Record<string, unknown>> {
  const stack = await openStack(options, program);
  const { outputs } = await stack.up({ color: 'never', onOutput: lines(options.log) });
  return Object.fromEntries(Object.entries(outputs).map(([name, { value }]) => [name, value]));
}

/** Removes everything of a stack, and the stack. The secrets in SSM stay: they belong to the Slack app. */
export async function destroyInfra(options: StackOptions): Promise<void> {
  const stack = await openStack(options, async () => {});
  await stack.destroy({ color: 'never', onOutput: lines(options.log) });
  // Removing a stack takes its Pulumi.<stack>.yaml along otherwise, and with it settings that somebody wrote.
  await stack.workspace.removeStack(options.stackName, { preserveConfig: true });
}

// The caller's workspace files decide on AWS; elsewhere the work folder is empty and this makes them.
async function openStack(options: StackOptions, program: () => Promise<unknown>): Promise<Stack> {
  const { stackName, projectName = PROJECT_NAME, backendUrl, passphrase, workDir, env, pulumi, engineConfig } = options;
  const stack = await LocalWorkspace.createOrSelectStack(
    { stackName, projectName, program: program as () => Promise<Record<string, unknown>> },
    {
      workDir,
      pulumiCommand: pulumi,
      envVars: {
        ...env,
        ...(backendUrl !== undefined && { PULUMI_BACKEND_URL: backendUrl }),
        ...(passphrase !== undefined && { PULUMI_CONFIG_PASSPHRASE: passphrase }),
      },
    },
  );
  if (Object.keys(engineConfig).length > 0) {
    await stack.setAllConfig(Object.fromEntries(Object.entries(engineConfig).map(([key, value]) => [key, { value }])));
  }
  return stack;
}

/** The CLI's output comes in pieces; whoever logs wants whole lines. */
function lines(log: (line: string) => void): (piece: string) => void {
  let rest = '';
  return (piece) => {
    const parts = (rest + piece).split('\n');
    rest = parts.pop() ?? '';
    for (const line of parts) if (line.trim() !== '') log(line.trimEnd());
  };
}
