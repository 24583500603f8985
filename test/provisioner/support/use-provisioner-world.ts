import { afterAll, beforeAll } from 'vitest';
import { startEmulator } from '../../support/emulator.ts';
import { missingTools } from './missing-tools.ts';
import { provisionerCli } from './provisioner-cli.ts';
import { provisionerWorld } from './provisioner-world.ts';

type ProvisionerWorld = Awaited<ReturnType<typeof provisionerWorld>> & {
  cli: Awaited<ReturnType<typeof provisionerCli>>;
};

/**
 * What the provisioner's command line meets, for the tests of one file, in an emulator that ends with them. What it
 * returns is asked inside a test.
 * @returns why there is none, where the engine cannot be run here
 */
export async function useProvisionerWorld(): Promise<{ missing: string | undefined; world(): ProvisionerWorld }> {
  const missing = await missingTools();
  let world: ProvisionerWorld | undefined;
  let emulator: Awaited<ReturnType<typeof startEmulator>> | undefined;
  beforeAll(async () => {
    if (missing) return;
    const cli = await provisionerCli();
    emulator = await startEmulator();
    world = { ...(await provisionerWorld(emulator.endpoint)), cli };
  });
  afterAll(async () => {
    await emulator?.stop();
    await world?.cli.remove();
  });
  return {
    missing,
    world() {
      if (!world) throw new Error('The world of this file is not there yet: ask inside a test.');
      return world;
    },
  };
}
