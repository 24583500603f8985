import { describe, expect, it } from 'vitest';
import type { RunDeps } from '../../../../provisioner/run/run-context.ts';
import { GRACE } from '../../../bot/support/rows.ts';
import type { WorldOptions } from '../world/world.ts';
import { play } from './play.ts';
import { ADA } from './scripts.ts';

/** Kills the first provisioner at each of these calls, in a world whose product has lost a guard. */
async function brokenWith(options: Partial<WorldOptions>, calls: readonly number[]): Promise<Set<string>> {
  const found = new Set<string>();
  for (const killedAt of calls) {
    const broken = await play({
      world: { seed: 1, ...options },
      replay: '',
      async act({ people, simulation }) {
        people.type(ADA, 'create demo', 2);
        people.type(GRACE, 'create demo', 2);
        await simulation.run(simulation.now() + 3000);
        simulation.faultOf = ({ caller, index }) =>
          caller?.name === 'provisioner' && index === killedAt ? { kind: 'killed-after' } : undefined;
        people.type(ADA, 'destroy demo', 2);
        await simulation.run(simulation.now() + 60_000);
        people.type(ADA, 'destroy demo', 2);
        await simulation.run(simulation.now() + 60_000);
      },
    });
    for (const { invariant } of broken) found.add(invariant);
  }
  return found;
}

const CALLS = Array.from({ length: 12 }, (_, n) => 8 * n);
const nothing = async (): Promise<void> => undefined;

describe('a guard that is missing is found, so that a run in which nothing breaks says something', () => {
  it('none is missing', async () => {
    expect(await brokenWith({}, CALLS)).toEqual(new Set());
  });

  it('nobody looks for what a killed run has made, and the receipt is not asked for', async () => {
    const change = (deps: RunDeps): RunDeps => ({
      ...deps,
      leftovers: { ...deps.leftovers, removeUnknown: nothing, removeAll: nothing },
      inventory: { ...deps.inventory, left: async () => [] },
      engine: { ...deps.engine, recover: async () => [], destroy: nothing },
    });
    expect(await brokenWith({ change }, CALLS)).toContain(
      'every live resource belongs to a playground that the registry knows',
    );
  });

  it('the password stays', async () => {
    const change = (deps: RunDeps): RunDeps => ({
      ...deps,
      credentials: { ...deps.credentials, remove: nothing },
      inventory: { ...deps.inventory, left: async () => [] },
    });
    expect(await brokenWith({ change }, [0])).toContain('destroy always works, and leaves nothing');
  });

  it('a name is given twice', async () => {
    const spoil = (write: Record<string, unknown>): void => {
      const row = write['Item'] as Record<string, unknown> | undefined;
      if (String(row?.['pk']).startsWith('PLAYGROUND#')) delete write['ConditionExpression'];
    };
    expect(await brokenWith({ spoil }, [0])).toContain('counts equal rows');
  });

  it('nobody is told of the end', async () => {
    const change = (deps: RunDeps): RunDeps => ({ ...deps, publish: nothing });
    const deaf = (input: Record<string, unknown>): void => {
      // And the end does not stay due.
      const values = input['ExpressionAttributeValues'] as Record<string, unknown> | undefined;
      if (values?.[':dueAt'] !== undefined && values[':later'] !== undefined) values[':dueAt'] = 9e9;
    };
    expect(await brokenWith({ change, spoil: deaf }, [0])).toContain(
      'each operation has exactly one final message, which says what its row says',
    );
  });
});
