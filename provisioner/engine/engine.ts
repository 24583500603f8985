import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { EngineEvent, LocalWorkspace, PulumiFn } from '@pulumi/pulumi/automation/index.js';
import type { BeginStack } from '../state/begin-stack.ts';
import { plainText, redact, tail } from '../text.ts';
import { findCli } from './cli.ts';
import { type Diagnostic, engineError } from './errors.ts';
import { changeOf, diagnosticOf, type ResourceChange } from './events.ts';
import { killable } from './killable.ts';
import { killEngine } from './process-tree.ts';
import { type Control, clearLeftovers, destroyAndRemove, ifThere, up } from './stack.ts';
import { openWorkspace } from './workspace.ts';

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
  /** Without one the CLI begins each stack. */
  beginStack?: BeginStack;
  /** Ends all processes of an engine that runs from this folder. */
  kill?: (folder: string) => Promise<unknown>;
  /** In seconds. */
  deadlines?: typeof DEADLINES;
}

const DEADLINES = { up: 300, destroy: 600, recover: 180, grace: 20 };
// The end of an engine's output says what went wrong; a whole one would drown the log.
const LOGGED_CHARACTERS = 8000;
const nothing: PulumiFn = async () => undefined;

/**
 * The engine over Pulumi's Automation API: up, destroy and recover of one stack each, with errors as UserError in words for
 * people. Each run has a work folder of its own that goes with it, and ends within its deadline.
 */
export function createEngine<Spec extends { id: string }>(options: EngineOptions<Spec>): Engine<Spec> {
  const { deadlines = DEADLINES, kill = killEngine, beginStack = async () => false } = options;
  const runs = killable();

  /** One run of the engine, in a folder of its own that goes with it, with its errors in words. */
  async function inFolder<T>(
    stackName: string,
    program: PulumiFn,
    seconds: number,
    watch: Watch,
    act: (workspace: LocalWorkspace, control: Control) => Promise<T>,
  ): Promise<T> {
    const folder = await mkdtemp(join(tmpdir(), 'playground-engine-')).catch((error: unknown) => {
      throw engineError(error, [], String);
    });
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
      inFolder(spec.id, options.program(spec), deadlines.up, watch, (workspace, control) =>
        up(spec.id, workspace, control, beginStack),
      ),
    destroy: (id, watch, foundDead) =>
      inFolder(id, nothing, deadlines.destroy, watch, (workspace, control) =>
        ifThere(() => destroyAndRemove(id, workspace, control, foundDead)),
      ),
    recover: (id, watch) =>
      inFolder(id, nothing, deadlines.recover, watch, async (workspace, control) => {
        const known = await ifThere(() => clearLeftovers(id, workspace, control));
        return known ?? [];
      }),
  };
}
