import { setImmediate } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { createTurns, type Use } from './turns.ts';

/** People at the turns: who has begun, in order, and how each ends. */
function people() {
  const turns = createTurns(3);
  const begun: string[] = [];
  const end = new Map<string, () => void>();
  return {
    begun,
    async ask(name: string, use: Use = 'shared'): Promise<void> {
      void turns.take(use).then((giveBack) => {
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

it('a few are at it together, and the next begins when one of them ends', async () => {
  const { ask, ends, begun } = people();
  for (const name of ['ada', 'grace', 'linus', 'margaret']) await ask(name);
  expect(begun).toEqual(['ada', 'grace', 'linus']);
  await ends('grace');
  expect(begun).toEqual(['ada', 'grace', 'linus', 'margaret']);
});

it('who keeps beside the others waits for nobody, and nobody waits for them', async () => {
  const { ask, ends, begun } = people();
  await ask('ada', 'beside');
  await ask('grace', 'alone');
  await ask('linus', 'beside');
  await ask('margaret');
  expect(begun).toEqual(['ada', 'grace', 'linus']);
  await ends('grace');
  expect(begun).toEqual(['ada', 'grace', 'linus', 'margaret']);
});

it('one who wants to be alone waits for all before, and all after wait for that one', async () => {
  const { ask, ends, begun } = people();
  await ask('ada');
  await ask('grace');
  await ask('linus', 'alone');
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
  await ask('grace', 'alone');
  await ends('ada');
  await ask('linus');
  await ends('ada');
  expect(begun).toEqual(['ada', 'grace']);
});
