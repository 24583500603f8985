import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { startEmulator as start } from '../../infra/local/emulator/emulator.ts';
import type { LocalImages } from '../../infra/local/images.ts';
import { cacheFolder } from '../../infra/local/setup/cache.ts';
import { getEmulatorPython } from '../../infra/local/setup/emulator-python.ts';
import { freePort } from '../../infra/local/setup/ports.ts';

/** The interpreter that has the emulator: PLAYGROUND_EMULATOR_PYTHON, or the one in the set-up's cache. */
export async function testPython(): Promise<string> {
  const given = process.env['PLAYGROUND_EMULATOR_PYTHON'];
  return given || getEmulatorPython({ cache: cacheFolder(process.env), log: console.log });
}

/**
 * One of those that a system never gives to whoever asks for any port (on Linux, from 32768 on): what other files listen on
 * meanwhile is none of them, however long the emulator takes to begin.
 */
export const portOfItsOwn = (): Promise<number> => freePort(20_000 + Math.floor(Math.random() * 12_000));

/**
 * An emulator of the test's own, empty, on a free port. With `images` tasks are real containers; without, they are
 * simulated.
 */
export async function startEmulator(options: { images?: LocalImages; enforcePolicies?: boolean } = {}): Promise<{
  endpoint: string;
  stop(): Promise<void>;
}> {
  const stateDir = await mkdtemp(join(tmpdir(), 'playground-emulator-'));
  const emulator = await start({
    python: await testPython(),
    port: await portOfItsOwn(),
    stateDir,
    path: [dirname(process.execPath)],
    pulumiHome: stateDir,
    enforcePolicies: options.enforcePolicies ?? false,
    log: () => undefined,
    pause: options.images && { image: options.images.pauseImage, command: options.images.pauseCommand },
  });
  return {
    endpoint: emulator.endpoint,
    async stop() {
      await emulator.stop();
      await rm(stateDir, { recursive: true, force: true });
    },
  };
}
