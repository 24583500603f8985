import { afterAll, beforeAll, inject } from 'vitest';
import { askDesk } from './desk.ts';
import { registryTable } from './registry-table.ts';

type RegistryTable = Awaited<ReturnType<typeof registryTable>>;

/** A registry's table for the tests of one file, in an emulator that others use too. What it returns is asked inside a test. */
export function useRegistryTable(): () => RegistryTable {
  let table: RegistryTable | undefined;
  let leave: (() => void) | undefined;
  beforeAll(async () => {
    const desk = await askDesk<{ endpoint: string }>(inject('emulatorDesk'), 'shared');
    leave = desk.leave;
    table = await registryTable(desk.facts.endpoint);
  });
  afterAll(async () => {
    await table?.remove();
    leave?.();
  });
  return () => {
    if (!table) throw new Error('The table of this file is not there yet: ask inside a test.');
    return table;
  };
}
