import { mkdir, mkdtemp, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  ConcurrentUpdateError,
  type EngineEvent,
  LocalWorkspace,
  PulumiCommand,
  type PulumiFn,
  Stack,
  StackAlreadyExistsError,
  StackNotFoundError,
} from '@pulumi/pulumi/automation/index.js';
import { type Diagnostic, engineError } from './engine-errors.ts';
import { killable } from './killable.ts';
import { killEngine } from './process-tree.ts';
import { PROJECT } from './resources.ts';
import { plainText, redact, tail } from './text.ts';

/** The engine has begun or ended work on one resource, named by its Pulumi type token. */
export interface ResourceChange {
  type: string;
  phase: 'begun' | 'done';
}

export interface Watch {
  onResource(change: ResourceChange): void;
  /** Interrupts the engine; whoever needs it dead calls `kill` as well, because providers often ignore an interrupt. */
  signal: AbortSignal;
}

/** Makes and removes the resources of one playground, whose id names the stack. Its errors are `UserError`s. */
export interface Engine<Spec extends { id: string }> {
  up(spec: Spec, watch: Watch): Promise<void>;
  /**
   * Removes all resources and the stack; succeeds when there is none.
   * @param foundDead called when a killed run's lock was in the way and has been cleared, with what `recover` returns
   */
  destroy(playgroundId: string, watch: Watch, foundDead: (known: string[]) => Promise<void>): Promise<void>;
  /**
   * Clears what a killed run left behind: its lock, whatever its age, and creates of which nobody knows the end. Only for
   * the holder of a valid lease.
   * @returns the types of the resources that the stack knows
   */
  recover(playgroundId: string, watch: Watch): Promise<string[]>;
  /** Kills the engine and its plugins, and ends the call that is under way, even where the engine hangs. */
  kill(): Promise<void>;
}

export interface EngineOptions<Spec> {
  /** Where the state lies, such as `s3://bucket`. */
  backendUrl: string;
  /** Configuration of each stack; no secrets. */
  config: Record<string, string>;
  passphrase: string;
  /** Holds `plugins/`, and may be read-only; the CLI's own default when undefined. */
  pulumiHome: string | undefined;
  program: (spec: Spec) => PulumiFn;
  /** Ends all processes of an engine that runs from this folder. */
  kill?: (folder: string) => Promise<unknown>;
  /** In seconds. */
  deadlines?: typeof DEADLINES;
}

const DEADLINES = { up: 300, destroy: 600, recover: 180, grace: 20 };
// The end of an engine's output says what went wrong; a whole one would drown the log.
const LOGGED_CHARACTERS = 8000;
// There are none, and reading the history without them does not depend on the passphrase that wrote it.
const NO_SECRETS = { showSecrets: false };
const nothing: PulumiFn = async () => undefined;

interface Control {
  signal: AbortSignal;
  onEvent(event: EngineEvent): void;
}

export function createEngine<Spec extends { id: string }>(options: EngineOptions<Spec>): Engine<Spec> {
  const { deadlines = DEADLINES, kill = killEngine } = options;
  const runs = killable();
  let cli: PulumiCommand | undefined;
  /** Found once: asking it for its version costs a process. */
  const findCli = async (): Promise<PulumiCommand> => {
    cli ??= await PulumiCommand.get();
    return cli;
  };

  /** One run of the engine, in a folder of its own that goes with it, with its errors in words. */
  async function inFolder<T>(
    stackName: string,
    program: PulumiFn,
    seconds: number,
    watch: Watch,
    act: (workspace: LocalWorkspace, control: Control) => Promise<T>,
  ): Promise<T> {
    const folder = await mkdtemp(join(tmpdir(), 'playground-engine-'));
    const diagnostics: Diagnostic[] = [];
    const onEvent = (event: EngineEvent): void => {
      const diagnostic = diagnosticOf(event);
      if (diagnostic) diagnostics.push(diagnostic);
      const change = changeOf(event);
      if (change) watch.onResource(change);
    };
    try {
      const deadline = { seconds, grace: deadlines.grace };
      return await runs.run(
        deadline,
        watch.signal,
        () => kill(folder),
        async (signal) =>
          act(await openWorkspace(folder, stackName, program, options, await findCli()), { signal, onEvent }),
      );
    } catch (error) {
      throw engineError(error, diagnostics, (text) =>
        tail(redact(plainText(text), [options.passphrase]), LOGGED_CHARACTERS),
      );
    } finally {
      await rm(folder, { recursive: true, force: true, maxRetries: 3 });
    }
  }

  return {
    kill: runs.kill,
    up: (spec, watch) =>
      inFolder(spec.id, options.program(spec), deadlines.up, watch, async (workspace, control) => {
        const stack = await createOrSelect(spec.id, workspace);
        control.signal.throwIfAborted();
        await stack.up({ ...control, ...NO_SECRETS });
      }),
    destroy: (id, watch, foundDead) =>
      inFolder(id, nothing, deadlines.destroy, watch, async (workspace, control) => {
        const stack = await selectExisting(id, workspace);
        if (!stack) return;
        await destroyAll(stack, control, foundDead);
        await workspace.removeStack(id);
      }),
    recover: (id, watch) =>
      inFolder(id, nothing, deadlines.recover, watch, async (workspace, control) => {
        const stack = await selectExisting(id, workspace);
        return stack ? clearLeftovers(stack, control) : [];
      }),
  };
}

async function openWorkspace<Spec>(
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
      // A missing plugin is to fail at once instead of being downloaded in every run.
      PULUMI_DISABLE_AUTOMATIC_PLUGIN_ACQUISITION: 'true',
      // The bucket keeps versions already, and the copies would outlive the playground.
      PULUMI_DIY_BACKEND_DISABLE_CHECKPOINT_BACKUPS: 'true',
    },
  });
}

/** Creating comes first, the other way round from the API's own: a new playground is the rule, and a miss costs 0.5 s. */
async function createOrSelect(stackName: string, workspace: LocalWorkspace): Promise<Stack> {
  try {
    return await Stack.create(stackName, workspace);
  } catch (error) {
    if (error instanceof StackAlreadyExistsError) return Stack.select(stackName, workspace);
    throw error;
  }
}

async function selectExisting(stackName: string, workspace: LocalWorkspace): Promise<Stack | undefined> {
  try {
    return await Stack.select(stackName, workspace);
  } catch (error) {
    if (error instanceof StackNotFoundError) return undefined;
    throw error;
  }
}

async function destroyAll(
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

async function clearLeftovers(stack: Stack, control: Control): Promise<string[]> {
  control.signal.throwIfAborted();
  await stack.cancel();
  await stack.refresh({ ...NO_SECRETS, signal: control.signal, clearPendingCreates: true });
  const { deployment } = await stack.exportStack();
  const resources = (deployment as { resources?: { type: string }[] } | undefined)?.resources ?? [];
  return resources.map(({ type }) => type);
}

function changeOf(event: EngineEvent): ResourceChange | undefined {
  if (event.resourcePreEvent) return { type: event.resourcePreEvent.metadata.type, phase: 'begun' };
  if (event.resOutputsEvent) return { type: event.resOutputsEvent.metadata.type, phase: 'done' };
  return undefined;
}

function diagnosticOf(event: EngineEvent): Diagnostic | undefined {
  const diagnostic = event.diagnosticEvent;
  if (diagnostic?.severity !== 'error') return undefined;
  // urn:pulumi:<stack>::<project>::<type, with its parents' before it>::<name>
  const type = diagnostic.urn?.split('::')[2]?.split('$').at(-1);
  return { message: diagnostic.message, ...(type && { type }) };
}
