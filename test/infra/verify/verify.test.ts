import { expect, it } from 'vitest';
import { type VerifyDeps, verify } from '../../../infra/verify/verify.ts';
import type { Operation } from '../../../provisioner/contract/operation.ts';
import type { Playground } from '../../../provisioner/contract/playground.ts';
import { operation, playground } from '../../bot/support/rows.ts';

/** A bot that does what it is told at once, or not at all. */
function world(fails: { create?: Operation['failure']; destroy?: Operation['failure']; claims?: false } = {}) {
  const rows = new Map<string, Playground>();
  const operations = new Map<string, Operation>();
  const typed: string[] = [];
  const said: string[] = [];
  let time = 1_800_000_000_000;
  function run(kind: 'create' | 'destroy', name: string): void {
    const failure = fails[kind];
    const id = `op-${kind}`;
    operations.set(id, operation({ id, kind, state: failure ? 'failed' : 'succeeded', ...(failure && { failure }) }));
    rows.set(name, playground({ name, operationId: id, state: kind === 'create' ? 'ready' : 'destroying' }));
    if (kind === 'create' && failure) rows.delete(name);
  }
  const deps: VerifyDeps = {
    alarmNames: ['one', 'two'],
    now: () => time,
    async pause(milliseconds) {
      time += milliseconds;
    },
    async ask(text) {
      typed.push(text);
      const [verb, name = ''] = text.split(' ');
      if (fails.claims !== false) run(verb === 'create' ? 'create' : 'destroy', name);
      return { answer: 'All places for playgrounds are taken.', milliseconds: 120 };
    },
    registry: {
      getPlayground: async (name) => rows.get(name),
      getOperation: async (id) => operations.get(id),
    },
    board: { getGroup: async () => undefined },
    alarms: { stateOf: async (name) => (name === 'one' ? 'ALARM' : undefined), set: async () => undefined },
    say: (line) => void said.push(line),
  };
  return { deps, typed, said };
}

const FAILURE = { code: 'NOT_PLACED', reason: 'No capacity.', reference: 'op-create' } as const;

it('makes a playground, looks at each alarm, and removes the playground, whatever is wrong on the way', async () => {
  const { deps, typed, said } = world();
  const faults = await verify('verify-1', deps);
  expect(typed).toEqual(['create verify-1 --ttl 1h', 'destroy verify-1']);
  expect(faults).toEqual([expect.stringContaining('one rings already'), expect.stringContaining('no alarm two')]);
  expect(said).toEqual([
    expect.stringMatching(/^ok {6}verify-1 was answered after 120 ms, and ready after/),
    ...faults.map((fault) => `FAILED  ${fault}`),
    expect.stringMatching(/^ok {6}verify-1 was gone after/),
  ]);
});

it('says what was answered when nothing was claimed', async () => {
  const { deps } = world({ claims: false });
  const [fault] = await verify('verify-1', { ...deps, alarmNames: [] });
  expect(fault).toContain('claimed nothing; it was answered: All places for playgrounds are taken.');
});

it('says why a destroy failed, and where to look', async () => {
  const { deps } = world({ destroy: { ...FAILURE, code: 'NOT_REMOVED' } });
  expect(await verify('verify-1', { ...deps, alarmNames: [] })).toEqual([
    'the destroy of verify-1 failed: No capacity. Reference op-destroy.',
  ]);
});
