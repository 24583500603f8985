import {
  ConcurrentUpdateError,
  type EngineEvent,
  type LocalWorkspace,
  Stack,
  StackAlreadyExistsError,
  StackNotFoundError,
} from '@pulumi/pulumi/automation/index.js';

// There are none, and reading the history without them does not depend on the passphrase that wrote it.
const NO_SECRETS = { showSecrets: false };

export interface Control {
  signal: AbortSignal;
  onEvent(event: EngineEvent): void;
}

/** `up`, without a preview: the API asks for none. */
export async function up(stack: Stack, control: Control): Promise<void> {
  await stack.up({ ...control, ...NO_SECRETS });
}

/** Creating comes first, the other way round from the API's own: a new playground is the rule, and a miss costs 0.5 s. */
export async function createOrSelect(stackName: string, workspace: LocalWorkspace): Promise<Stack> {
  try {
    return await Stack.create(stackName, workspace);
  } catch (error) {
    if (error instanceof StackAlreadyExistsError) return Stack.select(stackName, workspace);
    throw error;
  }
}

/** Undefined when there is no such stack. */
export async function selectExisting(stackName: string, workspace: LocalWorkspace): Promise<Stack | undefined> {
  try {
    return await Stack.select(stackName, workspace);
  } catch (error) {
    if (error instanceof StackNotFoundError) return undefined;
    throw error;
  }
}

/** Destroys all resources, by clearing what a killed run left first where that is in the way; the stack remains. */
export async function destroyAll(
  stack: Stack,
  control: Control,
  foundDead: (known: string[]) => Promise<void>,
): Promise<void> {
  control.signal.throwIfAborted();
  try {
    await stack.destroy({ ...control, ...NO_SECRETS, continueOnError: true });
  } catch (error) {
    if (!(error instanceof ConcurrentUpdateError)) throw error;
    // The caller's lease says that nobody else is at it, so the lock is a dead run's.
    await foundDead(await clearLeftovers(stack, control));
    await stack.destroy({ ...control, ...NO_SECRETS, continueOnError: true });
  }
}

/** Takes the lock away and forgets creates of which nobody knows the end; returns the types that the stack knows. */
export async function clearLeftovers(stack: Stack, control: Control): Promise<string[]> {
  control.signal.throwIfAborted();
  await stack.cancel();
  await stack.refresh({ ...NO_SECRETS, signal: control.signal, clearPendingCreates: true });
  const { deployment } = await stack.exportStack();
  const resources = (deployment as { resources?: { type: string }[] } | undefined)?.resources ?? [];
  return resources.map(({ type }) => type);
}
