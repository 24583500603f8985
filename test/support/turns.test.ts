import { setImmediate } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { createTurns } from './turns.ts';

/** People at the turns: who has begun, in order, and how each ends. */
function people() {
  const turns = createTurns();
  const begun: string[] = [];
  const end = new Map<string, () => void>();
  return {
    begun,
    async ask(name: string, alone = false): Promise<void> {
      void turns.take(alone).then((giveBack) => {
        begun.push(name);
        end.set(name, giveBack);
      });
      await setImmediate();
    },
    async ends(name: string): Promise<void> {
      end.get(name)?.();
      await setImmediate();
    },
  };
}

it('any number are at it together', async () => {
  const { ask, begun } = people();
  for (const name of ['ada', 'grace', 'linus']) await ask(name);
  expect(begun).toEqual(['ada', 'grace', 'linus']);
});

it('one who wants to be alone waits for all before, and all after wait for that one', async () => {
  const { ask, ends, begun } = people();
  await ask('ada');
  await ask('grace');
  await ask('linus', true);
  await ask('margaret');
  await ends('ada');
  expect(begun).toEqual(['ada', 'grace']);
  await ends('grace');
  expect(begun).toEqual(['ada', 'grace', 'linus']);
  await ends('linus');
  expect(begun).toEqual(['ada', 'grace', 'linus', 'margaret']);
});

it('a turn that is given back twice lets nobody in beside one who is alone', async () => {
  const { ask, ends, begun } = people();
  await ask('ada');
  await ask('grace', true);
  await ends('ada');
  await ask('linus');
  await ends('ada');
  expect(begun).toEqual(['ada', 'grace']);
});
