import { afterAll, beforeAll, vi } from 'vitest';
import { startEmulator } from '../../support/emulator.ts';
import { awsEnvironment, engineWorld } from './engine-world.ts';
import { missingTools } from './missing-tools.ts';

type EngineWorld = Awaited<ReturnType<typeof engineWorld>>;

/**
 * Engines in this very process, for the tests of one file, on an emulator that ends with them. What it returns is asked
 * inside a test.
 * @param through stands between the emulator and everybody else, and gives its own address
 * @returns why there is none, where the engine cannot be run here
 */
export async function useEngineWorld(
  through = async (endpoint: string): Promise<string> => endpoint,
): Promise<{ missing: string | undefined; world(): EngineWorld }> {
  const missing = await missingTools();
  let world: EngineWorld | undefined;
  let emulator: Awaited<ReturnType<typeof startEmulator>> | undefined;
  beforeAll(async () => {
    if (missing) return;
    emulator = await startEmulator();
    const endpoint = await through(emulator.endpoint);
    for (const [name, value] of Object.entries(awsEnvironment(endpoint))) vi.stubEnv(name, value);
    world = await engineWorld(endpoint);
  });
  afterAll(async () => {
    vi.unstubAllEnvs();
    await emulator?.stop();
  });
  return {
    missing,
    world() {
      if (!world) throw new Error('The world of this file is not there yet: ask inside a test.');
      return world;
    },
  };
}
