import { describe, expect, it } from 'vitest';
import { removePlaygrounds } from '../../../infra/destroy/playgrounds.ts';
import type { Failure } from '../../../provisioner/contract/operation.ts';
import type { Playground } from '../../../provisioner/contract/playground.ts';
import { operation, playground } from '../../bot/support/rows.ts';
import { fakeRegistry } from '../../support/fake-registry.ts';

/** A deployment whose provisioner ends an operation as soon as it begins; `blocked` playgrounds become stuck. */
function deployment(there: Playground[], blocked: string[] = []) {
  const registry = fakeRegistry();
  for (const one of there) registry.playgrounds.set(one.name, one);
  const said: string[] = [];
  const invoked: string[] = [];
  let clock = 1_700_000_000;
  const deps = {
    registry,
    said,
    invoked,
    say: (line: string) => said.push(line),
    now: () => clock,
    async pause(milliseconds: number) {
      clock += milliseconds / 1000;
      // What was being made is ready by then.
      for (const one of registry.playgrounds.values()) if (one.state === 'creating') one.state = 'ready';
    },
    async invoke(id: string) {
      invoked.push(id);
      const operation = registry.operations.get(id);
      const its = registry.playgrounds.get(operation?.playgroundName ?? '');
      if (!operation || !its) throw new Error(`there is no ${id}`);
      if (!blocked.includes(its.name)) {
        registry.playgrounds.delete(its.name);
        return;
      }
      const failure: Failure = {
        code: 'ENGINE_FAILED',
        reason: 'AWS did not allow it.',
        reference: id,
        left: ['service x'],
      };
      registry.operations.set(id, { ...operation, state: 'failed', failure });
      registry.playgrounds.set(its.name, { ...its, state: 'stuck' });
    },
  };
  return deps;
}

describe('removing the playgrounds of a deployment', () => {
  it('takes all of them, waits for what is being made, and says each', async () => {
    const deps = deployment([
      playground({ name: 'one', id: 'one-1' }),
      playground({ name: 'two', id: 'two-1', state: 'creating' }),
    ]);
    expect(await removePlaygrounds(deps, 600)).toEqual([]);
    expect(deps.registry.playgrounds.size).toBe(0);
    expect(deps.said).toEqual(['Removing one …', 'one is gone.', 'Removing two …', 'two is gone.']);
  });

  it('tries what is stuck again, and then says what keeps it', async () => {
    const deps = deployment([playground({ name: 'one', id: 'one-1' })], ['one']);
    const left = await removePlaygrounds(deps, 600);
    expect(deps.invoked).toHaveLength(2);
    expect(left).toEqual([`one: AWS did not allow it. Still there: service x. Reference ${deps.invoked[1]}.`]);
  });

  it('waits no longer than it may for what nobody works on', async () => {
    const deps = deployment([playground({ name: 'one', id: 'one-1', state: 'destroying' })]);
    expect(await removePlaygrounds(deps, 10)).toEqual(['one is still destroying.']);
  });

  it('says why the last try failed where the next has not begun by then', async () => {
    const deps = deployment([playground({ name: 'one', id: 'one-1', state: 'destroying', operationId: 'op-1' })]);
    const failure: Failure = { code: 'ENGINE_FAILED', reason: 'AWS had too many requests.', reference: 'op-1' };
    const putOff = { failure, nextAt: 2_000_000_000 };
    deps.registry.operations.set('op-1', operation({ id: 'op-1', kind: 'destroy', state: 'queued', putOff }));
    expect(await removePlaygrounds(deps, 10)).toEqual(['one: AWS had too many requests. Reference op-1.']);
  });
});
