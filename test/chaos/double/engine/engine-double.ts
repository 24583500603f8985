import type { Engine, Watch } from '../../../../provisioner/engine/engine.ts';
import { engineError } from '../../../../provisioner/engine/errors.ts';
import { killable } from '../../../../provisioner/engine/killable.ts';
import type { ResourceType } from '../../../../provisioner/playground/resources.ts';
import type { PlaygroundSpec } from '../../../../provisioner/playground/task-definition.ts';
import type { CloudClients } from '../cloud/clients.ts';
import type { Makers, Resources } from '../cloud/resources.ts';
import { currentProcess, type Process } from '../simulation/process.ts';
import type { Simulation } from '../simulation/simulation.ts';
import { makeAll } from './make-all.ts';
import { type Progress, ResourceError } from './plugin.ts';
import { refreshed, removeAll } from './remove-all.ts';
import { type StackFiles, stackFiles } from './stack-files.ts';

export interface EngineDoubleOptions {
  simulation: Simulation;
  resources: Resources;
  make: Makers;
  clients: CloudClients;
  /** In seconds; see engine.ts. */
  deadlines?: { up: number; destroy: number; recover: number; grace: number };
  /** `unending`: `up` makes everything and does not end, as with a program that hangs. */
  program?: 'unending';
}

const DEADLINES = { up: 300, destroy: 600, recover: 180, grace: 20 };
/** What providers do with an interrupt, each about as often as the others. */
const ON_INTERRUPT = ['ends in order', 'leaves its lock', 'ignores it'] as const;

/**
 * Pulumi's engine without Pulumi: a process of its own that makes resources one by one, writes the state after each step,
 * locks as Pulumi does, and can die between any two calls. It obeys the contract of engine-contract.ts, as the real one.
 */
export function engineDouble(options: EngineDoubleOptions): Engine<PlaygroundSpec> {
  const { simulation, resources, clients, make, deadlines = DEADLINES } = options;
  const { call, wait, now } = simulation;
  const plugin = { call, make, clients, wait, now };
  const runs = killable();

  /** One run of the CLI: a child of whoever asks, which dies with it or by being killed. */
  async function inChild<T>(
    stack: string,
    seconds: number,
    watch: Watch,
    act: (files: StackFiles, progress: Progress) => Promise<T>,
  ): Promise<T> {
    let child: Process | undefined;
    const killChild = async (): Promise<void> => {
      if (child) simulation.kill(child);
    };
    const files = stackFiles(resources.objects, call, stack, `lock-${simulation.random.below(2 ** 31)}`);
    const onInterrupt = simulation.random.pick(ON_INTERRUPT);
    try {
      return await runs.run({ seconds, grace: deadlines.grace }, watch.signal, killChild, (signal) => {
        const progress = progressOf(watch, signal, onInterrupt);
        const started = simulation.start('engine', () => act(files, progress), currentProcess());
        child = started.process;
        return started.end;
      });
    } catch (error) {
      const about = error instanceof ResourceError ? [{ type: error.type, message: error.message }] : [];
      throw engineError(error, about, String);
    }
  }

  /** With the lock, which an error gives back and a death leaves behind. */
  async function locked(files: StackFiles, act: () => Promise<void>): Promise<void> {
    await files.lock();
    try {
      await act();
    } catch (error) {
      if (!(error instanceof InterruptedError && error.leavesLock)) await files.unlock();
      throw error;
    }
    await files.unlock();
  }

  async function recover(files: StackFiles): Promise<string[]> {
    await files.cancel();
    const checkpoint = await files.read();
    if (!checkpoint) return [];
    const left = refreshed(checkpoint, resources, now());
    await files.write(left);
    return left.resources.map(({ type }) => type);
  }

  return {
    kill: runs.kill,
    up: (spec, watch) =>
      inChild(spec.id, deadlines.up, watch, async (files, progress) => {
        if (!(await files.read())) await files.write({ resources: [], pending: [] });
        await locked(files, async () => {
          const checkpoint = (await files.read()) ?? { resources: [], pending: [] };
          try {
            await makeAll(spec, checkpoint, files, plugin, progress);
          } catch (error) {
            await files.write(checkpoint);
            throw error;
          }
          if (options.program === 'unending') await new Promise(() => undefined);
        });
      }),
    destroy: (id, watch, foundDead) =>
      inChild(id, deadlines.destroy, watch, async (files, progress) => {
        if (!(await files.read())) return;
        const destroy = async (): Promise<void> => {
          const checkpoint = (await files.read()) ?? { resources: [], pending: [] };
          await removeAll(checkpoint, files, plugin, progress);
        };
        try {
          await locked(files, destroy);
        } catch (error) {
          if (!(error instanceof Error && error.message.includes('currently locked'))) throw error;
          await foundDead(await recover(files));
          await locked(files, destroy);
        }
        await files.remove();
      }),
    recover: (id, watch) =>
      inChild(id, deadlines.recover, watch, async (files) => ((await files.read()) ? recover(files) : [])),
  };
}

class InterruptedError extends Error {
  override readonly name = 'InterruptedError';
  readonly leavesLock: boolean;
  constructor(leavesLock: boolean) {
    super('error: update cancelled');
    this.leavesLock = leavesLock;
  }
}

function progressOf(watch: Watch, signal: AbortSignal, onInterrupt: (typeof ON_INTERRUPT)[number]): Progress {
  const tell = (phase: 'begun' | 'done') => (type: ResourceType) => watch.onResource({ type, phase });
  return {
    begun: tell('begun'),
    done: tell('done'),
    check() {
      if (signal.aborted && onInterrupt !== 'ignores it') throw new InterruptedError(onInterrupt === 'leaves its lock');
    },
  };
}
