import { expect, it } from 'vitest';
import { inTurn } from '../../../provisioner/contract/in-turn.ts';
import { NoPlaceError } from '../../../provisioner/contract/registry/places.ts';

const NOW = 1_800_000_000;

it('an operation is started when it has a place, and otherwise waits', async () => {
  const started: string[] = [];
  const places = { take: async (id: string, now: number) => id === 'op-1' && now === NOW };
  const invoke = inTurn(
    async (id) => void started.push(id),
    places,
    () => NOW,
  );
  await invoke('op-1');
  await expect(invoke('op-2')).rejects.toThrow(NoPlaceError);
  expect(started).toEqual(['op-1']);
});
