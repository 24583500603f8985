import { readConfig } from '../../provisioner/config.ts';
import type { Log } from '../../provisioner/contract/log.ts';
import type { RunDeps } from '../../provisioner/run/run-context.ts';
import { wire } from '../../provisioner/wire.ts';
import { awsEnvironment } from '../provisioner/support/engine-world.ts';
import { provisionerWorld } from '../provisioner/support/provisioner-world.ts';
import { startEmulator } from '../support/emulator.ts';
import { useTools } from './use-tools.ts';

export type BenchWorld = Awaited<ReturnType<typeof startBenchWorld>>;

/** What the log says is not measured, but an operation that went wrong would be a figure of nothing. */
export const errorsOnly: Log = {
  info: () => undefined,
  warn: (message, details) => console.error(message, details),
  error: (message, details) => console.error(message, details),
};

/**
 * Tools, an emulator with simulated containers, and all that the provisioner meets on AWS. This process, and what it
 * starts, then takes that emulator for AWS.
 * @param options `through` stands between the emulator and everybody else, and gives its own address
 */
export async function startBenchWorld(
  log: (line: string) => void,
  { through = async (endpoint) => endpoint }: { through?: (endpoint: string) => Promise<string> } = {},
) {
  const tools = await useTools(log);
  const emulator = await startEmulator();
  const endpoint = await through(emulator.endpoint);
  Object.assign(process.env, awsEnvironment(endpoint));
  const world = await provisionerWorld(endpoint);
  return {
    ...world,
    endpoint,
    /** As the provisioner's function wires itself. @param overrides of its environment */
    async wire(overrides: Record<string, string> = {}, to: Log = errorsOnly): Promise<RunDeps> {
      const config = readConfig({ ...world.env, ...overrides });
      // An engine that spares the emulator: both are children of this process, where on Lambda all children are the engine's.
      return { ...(await wire(config, to)), engine: world.engine.engine({ backendUrl: config.stateBackendUrl }) };
    },
    async stop(): Promise<void> {
      await emulator.stop();
      await tools.remove();
    },
  };
}
