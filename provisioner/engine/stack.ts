import {
  ConcurrentUpdateError,
  type EngineEvent,
  type LocalWorkspace,
  Stack,
  StackAlreadyExistsError,
  StackNotFoundError,
  type Workspace,
} from '@pulumi/pulumi/automation/index.js';
import type { BeginStack } from '../state/begin-stack.ts';

// There are none, and nothing that is read back then depends on the passphrase that wrote it.
const NO_SECRETS = { showSecrets: false };

export interface Control {
  signal: AbortSignal;
  onEvent(event: EngineEvent): void;
}

/** Makes the resources, or brings them up to date; without a preview, as the API asks for none. */
export async function up(
  stackName: string,
  workspace: LocalWorkspace,
  control: Control,
  begin: BeginStack,
): Promise<void> {
  const begun = await begin(stackName, control.signal);
  const stack = await (begun ? assume(stackName, workspace) : createOrAssume(stackName, workspace));
  control.signal.throwIfAborted();
  await unreported(stack).up({ ...control, ...NO_SECRETS });
}

/**
 * Destroys all resources and removes the stack, by clearing what a killed run left first where that is in the way.
 * @throws StackNotFoundError when there is no such stack
 */
export async function destroyAndRemove(
  stackName: string,
  workspace: LocalWorkspace,
  control: Control,
  foundDead: (known: string[]) => Promise<void>,
): Promise<void> {
  // In one run of the CLI: the API's own way takes another for removing the stack.
  const stack = unreported(await assume(stackName, workspace, ['--remove']));
  const destroy = (): Promise<unknown> => stack.destroy({ ...control, ...NO_SECRETS, continueOnError: true });
  control.signal.throwIfAborted();
  try {
    await destroy();
  } catch (error) {
    if (!(error instanceof ConcurrentUpdateError)) throw error;
    // The caller's lease says that nobody else is at it, so the lock is a dead run's.
    await foundDead(await clearLeftovers(stackName, workspace, control));
    await destroy();
  }
}

/**
 * Takes the lock away and forgets creates of which nobody knows the end; returns the types that the stack knows.
 * @throws StackNotFoundError when there is no such stack
 */
export async function clearLeftovers(
  stackName: string,
  workspace: LocalWorkspace,
  control: Control,
): Promise<string[]> {
  const stack = unreported(await assume(stackName, workspace));
  control.signal.throwIfAborted();
  await stack.cancel();
  await stack.refresh({ ...NO_SECRETS, signal: control.signal, clearPendingCreates: true });
  const { deployment } = await stack.exportStack();
  const resources = (deployment as { resources?: { type: string }[] } | undefined)?.resources ?? [];
  return resources.map(({ type }) => type);
}

/** Undefined where there is no such stack. */
export async function ifThere<T>(act: () => Promise<T>): Promise<T | undefined> {
  try {
    return await act();
  } catch (error) {
    if (error instanceof StackNotFoundError) return undefined;
    throw error;
  }
}

/** Creating comes first, the other way round from the API's own: a new playground is the rule. */
async function createOrAssume(stackName: string, workspace: LocalWorkspace): Promise<Stack> {
  try {
    return await Stack.create(stackName, workspace);
  } catch (error) {
    if (error instanceof StackAlreadyExistsError) return assume(stackName, workspace);
    throw error;
  }
}

/** The stack, without a run of the CLI that asks whether it is there: the command that comes next says so anyway. */
export function assume(stackName: string, workspace: Workspace, args: string[] = []): Promise<Stack> {
  const unasked = { selectStack: async () => undefined, serializeArgsForOp: async () => args };
  return Stack.select(stackName, Object.assign(Object.create(workspace) as Workspace, unasked));
}

/** After each run the API asks the CLI for outputs and history, a process each; here the events have said it all. */
export function unreported(stack: Stack): Stack {
  return Object.assign(stack, { outputs: async () => ({}), info: async () => undefined });
}
