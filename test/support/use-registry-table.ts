import { afterAll, beforeAll } from 'vitest';
import { startEmulator } from './emulator.ts';
import { registryTable } from './registry-table.ts';

type RegistryTable = Awaited<ReturnType<typeof registryTable>>;

/** A registry's table for the tests of one file, in an emulator that ends with them. What it returns is asked inside a test. */
export function useRegistryTable(): () => RegistryTable {
  let table: RegistryTable | undefined;
  let emulator: Awaited<ReturnType<typeof startEmulator>> | undefined;
  beforeAll(async () => {
    emulator = await startEmulator();
    table = await registryTable(emulator.endpoint);
  });
  afterAll(async () => {
    await table?.remove();
    await emulator?.stop();
  });
  return () => {
    if (!table) throw new Error('The table of this file is not there yet: ask inside a test.');
    return table;
  };
}
