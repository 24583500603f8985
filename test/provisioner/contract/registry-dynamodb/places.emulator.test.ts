import { beforeEach, describe, expect, it } from 'vitest';
import type { Places } from '../../../../provisioner/contract/registry/places.ts';
import { createPlaces } from '../../../../provisioner/contract/registry-dynamodb/places.ts';
import { useRegistryTable } from '../../../support/use-registry-table.ts';

const NOW = 1_800_000_000;
/** Longer than a place lasts that nobody keeps. */
const LATER = NOW + 600;

const table = useRegistryTable();
let places: Places;
beforeEach(async () => {
  places = createPlaces(table().client, table().table, 3);
  for (const id of ['a', 'b', 'c', 'd', 'e']) await places.free(id);
});

describe('places', () => {
  it('are as many as there may be, however many ask at once', async () => {
    const got = await Promise.all(['a', 'b', 'c', 'd', 'e'].map((id) => places.take(id, NOW)));
    expect(got.filter(Boolean)).toHaveLength(3);
  });

  it('are one for each operation, however often it asks', async () => {
    for (const _ of [1, 2, 3, 4]) expect(await places.take('a', NOW)).toBe(true);
    expect([await places.take('b', NOW), await places.take('c', NOW), await places.take('d', NOW)]).toEqual([
      true,
      true,
      false,
    ]);
  });

  it('are free again when they are freed, and when nobody keeps them', async () => {
    for (const id of ['a', 'b', 'c']) await places.take(id, NOW);
    await places.free('b');
    expect(await places.take('d', NOW)).toBe(true);
    expect(await places.take('e', NOW)).toBe(false);
    await places.keep('a', LATER);
    expect([await places.take('e', LATER), await places.take('b', LATER), await places.take('c', LATER)]).toEqual([
      true,
      true,
      false,
    ]);
  });

  it('count also whoever works without having asked', async () => {
    for (const id of ['a', 'b', 'c', 'd']) await places.keep(id, NOW);
    expect(await places.take('e', NOW)).toBe(false);
    await places.free('a');
    expect(await places.take('e', NOW)).toBe(false);
  });
});
