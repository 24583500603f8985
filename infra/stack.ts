import { isDeepStrictEqual } from 'node:util';
import {
  type Deployment,
  type EngineEvent,
  LocalWorkspace,
  type PulumiCommand,
  type Stack,
  StackNotFoundError,
} from '@pulumi/pulumi/automation/index.js';
import { assume, unreported } from '../provisioner/engine/stack.ts';
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
  /** Pulumi configuration, such as `aws:region`, beside what the stack's own file says. */
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
  await settleUnfinished(stack, options.log).catch((error: unknown) => make(stack, error));
  await stack.up({ color: 'never', onOutput: wholeLines(options.log) });
  return outputsOf(recorded(await stack.exportStack()));
}

/** What the engine tells of what `upStack` would do. Only an empty stack is made for it, where there is none. */
export async function previewStack(options: StackOptions, program: Program): Promise<EngineEvent[]> {
  const stack = await openStack(options, program);
  const events: EngineEvent[] = [];
  await orMade(stack, () => stack.preview({ color: 'never', onEvent: (event) => events.push(event) }));
  return events;
}

/** What the last deployment of a stack told of itself: nothing, where none came to its end. */
export async function stackOutputs(options: StackOptions): Promise<Record<string, unknown>> {
  return outputsOf(await stackResources(options));
}

/** What a stack has, also where its deployment never came to its end. */
export async function stackResources(options: StackOptions): Promise<RecordedResource[]> {
  const stack = await openStack(options, nothing);
  return recorded(await orMade(stack, () => stack.exportStack()));
}

/** Takes away the lock of whoever works on a stack, or did when it was interrupted. */
export async function unlockStack(options: StackOptions): Promise<void> {
  const stack = await openStack(options, nothing);
  await orMade(stack, () => stack.cancel());
}

/**
 * Removes everything of a stack, and the stack.
 * @param kept see recordForRemoval
 */
export async function destroyInfra(options: StackOptions, kept: readonly string[] = []): Promise<void> {
  const stack = await openStack(options, nothing);
  const record = await orMade(stack, () => settleUnfinished(stack, options.log));
  const deployment = recordForRemoval(record.deployment, kept);
  if (!isDeepStrictEqual(deployment, record.deployment)) await stack.importStack({ ...record, deployment });
  // In one run of the CLI: the API's own way takes another for removing the stack.
  const removing = unreported(await assume(stack.name, stack.workspace, ['--remove']));
  await removing.destroy({ color: 'never', onOutput: wholeLines(options.log) });
}

const nothing: Program = async () => undefined;

/** Without a run of the CLI: whether there is such a stack is found by the first that is asked about it. */
async function openStack(options: StackOptions, program: Program): Promise<Stack> {
  const { stackName, projectName = PROJECT_NAME, backendUrl, passphrase, workDir, env, pulumi, engineConfig } = options;
  const workspace = await LocalWorkspace.create({
    program: program as () => Promise<Record<string, unknown>>,
    workDir,
    pulumiCommand: pulumi,
    projectSettings: projectSettings(projectName, stackName, engineConfig),
    envVars: {
      // Each run is short: a fifth of it would be Go's garbage collection.
      GOGC: '400',
      ...env,
      ...(backendUrl !== undefined && { PULUMI_BACKEND_URL: backendUrl }),
      ...(passphrase !== undefined && { PULUMI_CONFIG_PASSPHRASE: passphrase }),
    },
  });
  return unreported(await assume(stackName, workspace));
}

/** Does what begins with asking about a stack, and makes an empty one first where there is none. */
async function orMade<T>(stack: Stack, act: () => Promise<T>): Promise<T> {
  try {
    return await act();
  } catch (error) {
    await make(stack, error);
    return await act();
  }
}

/** @param error what was told instead of an answer; thrown, where it is not that there is no such stack */
async function make(stack: Stack, error: unknown): Promise<void> {
  if (!(error instanceof StackNotFoundError)) throw error;
  await stack.workspace.createStack(stack.name);
}

function recorded({ deployment }: Deployment): RecordedResource[] {
  return (deployment as { resources?: RecordedResource[] }).resources ?? [];
}

/** What the program gave back, which the stack has as a resource: to ask for it by name takes two more runs of the CLI. */
function outputsOf(resources: readonly RecordedResource[]): Record<string, unknown> {
  return resources.find(({ type }) => type === 'pulumi:pulumi:Stack')?.outputs ?? {};
}
