import type { TestProject } from 'vitest/node';
import { openDesk } from './desk.ts';
import { startEmulator } from './emulator.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** The URL of the desk at which files ask for an emulator that they share. */
    emulatorDesk: string;
  }
}

/** What files share that keep to tables of their own names. Started when the first of them asks. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  let starting: ReturnType<typeof startEmulator> | undefined;
  const desk = await openDesk(async () => {
    starting ??= startEmulator();
    return { endpoint: (await starting).endpoint };
  }, Number.POSITIVE_INFINITY);
  project.provide('emulatorDesk', desk.url);
  return async () => {
    await desk.close();
    // Where it did not start, each file that needed it has said why.
    const emulator = await starting?.catch(() => undefined);
    await emulator?.stop();
  };
}
