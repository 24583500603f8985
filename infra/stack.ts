import { type EngineEvent, LocalWorkspace, type PulumiCommand, type Stack } from '@pulumi/pulumi/automation/index.js';
import type { DeployedTemplates } from '../provisioner/templates/deployed.ts';
import { botInfrastructure } from './index.ts';
import { type InfraOutputs, infraOutputsSchema } from './outputs.ts';
import { PROJECT_NAME } from './projects.ts';
import type { Settings } from './settings.ts';
import { wholeLines } from './stack-lines.ts';
import { type RecordedResource, recordForRemoval } from './stack-record.ts';
import { settleUnfinished } from './stack-unfinished.ts';
import { projectSettings } from './stack-workspace.ts';

export interface StackOptions {
  /** The stage. */
  stackName: string;
  /** The bot's own where none is named. */
  projectName?: string;
  /** `file://…`, `s3://…`: where the state of the bot's own stack is kept; without it, where the user is logged in to. */
  backendUrl?: string;
  /** Without it, what the user's environment has. */
  passphrase?: string;
  /** The engine's own; it must exist. What a Pulumi.<stack>.yaml in it says is the stack's configuration. */
  workDir: string;
  /** For the Pulumi CLI and its plugins: PULUMI_HOME, credentials, endpoint. */
  env: Record<string, string>;
  pulumi: PulumiCommand;
  /** Pulumi stack configuration, such as `aws:region`; what the stack has beside it stays. */
  engineConfig: Record<string, string>;
  log: (line: string) => void;
}

type Program = () => Promise<unknown>;

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
export async function upStack(options: StackOptions, program: Program): Promise<Record<string, unknown>> {
  const stack = await openStack(options, program);
  await settleUnfinished(stack, options.log);
  const { outputs } = await stack.up({ color: 'never', onOutput: wholeLines(options.log) });
  return valuesOf(outputs);
}

/** What the engine tells of what `upStack` would do. Only an empty stack is made for it, where there is none. */
export async function previewStack(options: StackOptions, program: Program): Promise<EngineEvent[]> {
  const stack = await openStack(options, program);
  const events: EngineEvent[] = [];
  await stack.preview({ color: 'never', onEvent: (event) => events.push(event) });
  return events;
}

/** What the last deployment of a stack told of itself: nothing, where none came to its end. */
export async function stackOutputs(options: StackOptions): Promise<Record<string, unknown>> {
  return valuesOf(await (await openStack(options, async () => {})).outputs());
}

/** What a stack has, also where its deployment never came to its end. */
export async function stackResources(options: StackOptions): Promise<RecordedResource[]> {
  const { deployment } = await (await openStack(options, async () => {})).exportStack();
  return (deployment as { resources?: RecordedResource[] }).resources ?? [];
}

/** Takes away the lock of whoever works on a stack, or did when it was interrupted. */
export async function unlockStack(options: StackOptions): Promise<void> {
  await (await openStack(options, async () => {})).cancel();
}

/**
 * Removes everything of a stack, and the stack.
 * @param kept see recordForRemoval
 */
export async function destroyInfra(options: StackOptions, kept: readonly string[] = []): Promise<void> {
  const stack = await openStack(options, async () => {});
  await settleUnfinished(stack, options.log);
  const record = await stack.exportStack();
  await stack.importStack({ ...record, deployment: recordForRemoval(record.deployment, kept) });
  await stack.destroy({ color: 'never', onOutput: wholeLines(options.log) });
  await stack.workspace.removeStack(options.stackName, { preserveConfig: true });
}

async function openStack(options: StackOptions, program: Program): Promise<Stack> {
  const { stackName, projectName = PROJECT_NAME, backendUrl, passphrase, workDir, env, pulumi, engineConfig } = options;
  const stack = await LocalWorkspace.createOrSelectStack(
    { stackName, projectName, program: program as () => Promise<Record<string, unknown>> },
    {
      workDir,
      pulumiCommand: pulumi,
      projectSettings: projectSettings(projectName, stackName),
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

function valuesOf(outputs: Awaited<ReturnType<Stack['outputs']>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(outputs).map(([name, { value }]) => [name, value]));
}
