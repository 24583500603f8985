import { afterAll, beforeAll, expect, it } from 'vitest';
import { PASSWORD_MARK } from '../../../../provisioner/contract/password.ts';
import { ADA, operation } from '../../../bot/support/rows.ts';
import { settle } from '../world/settle.ts';
import { ALERTS_CHANNEL } from '../world/site.ts';
import { createWorld, type World } from '../world/world.ts';
import { faultsIn, INVARIANTS } from './all.ts';
import { look, type Seen } from './seen.ts';

let world: World;
let whole: Seen;
beforeAll(async () => {
  world = createWorld({ seed: 1 });
  world.people.type(ADA, 'create demo');
  await settle(world);
  whole = look(world);
});
afterAll(() => world.simulation.close());

it('finds nothing in a world in which all went well', () => {
  expect(whole.playgrounds).toMatchObject([{ name: 'demo', state: 'ready' }]);
  expect(whole.live).toHaveLength(5);
  expect(faultsIn(whole)).toEqual([]);
});

const one = <T>(from: readonly T[]): T => from[0] as T;
const running = () => operation({ playgroundId: one(whole.playgrounds).id, state: 'running', attempt: 2 });

/** Each spoils the world in the one way that an invariant is about. */
const SPOILT: Record<keyof typeof INVARIANTS, [how: string, spoil: () => Seen][]> = {
  'at most one live stack per name': [
    [
      'another generation of the name is there',
      () => ({ ...whole, live: [...whole.live, { kind: 'state', id: 'a', playgroundId: 'demo-00000000' }] }),
    ],
  ],
  'every live resource belongs to a playground that the registry knows': [
    ['the row is gone', () => ({ ...whole, playgrounds: [] })],
  ],
  'no lock without a valid lease': [
    ['a lock that nobody has the lease for', () => ({ ...whole, locked: [one(whole.playgrounds).id] })],
    [
      'a lease that has lapsed',
      () => ({
        ...whole,
        locked: [one(whole.playgrounds).id],
        operations: [{ ...running(), leaseUntil: whole.now - 1 }],
      }),
    ],
  ],
  'what is ready is there': [
    ['the service is gone', () => ({ ...whole, live: whole.live.filter(({ kind }) => kind !== 'service') })],
  ],
  'counts equal rows': [
    ['a count was not taken back', () => ({ ...whole, playgrounds: [] })],
    ['a count is missing', () => ({ ...whole, rows: whole.rows.filter(({ pk }) => !String(pk).startsWith('OWNER#')) })],
  ],
  'every operation reaches an end': [['one runs for ever', () => ({ ...whole, operations: [running()] })]],
  'rows agree with each other': [
    [
      'a playground is being made and nobody is at it',
      () => ({ ...whole, playgrounds: [{ ...one(whole.playgrounds), state: 'creating' }] }),
    ],
  ],
  'each operation has exactly one final message, which says what its row says': [
    ['no message', () => ({ ...whole, messages: [] })],
    ['two messages', () => ({ ...whole, messages: [...whole.messages, ...whole.messages] })],
    [
      'a message that says something else',
      () => ({ ...whole, messages: whole.messages.map((message) => ({ ...message, state: 'running' })) }),
    ],
    [
      'a message about another operation',
      () => ({ ...whole, messages: whole.messages.map((message) => ({ ...message, of: 'op-of-somebody-else' })) }),
    ],
  ],
  'owner and alerts channel know of what is stuck': [
    [
      'nobody was told',
      () => ({ ...whole, playgrounds: [{ ...one(whole.playgrounds), state: 'stuck' }], messages: [] }),
    ],
  ],
  'no credential in any log, event, row or channel': [
    ['a log', () => ({ ...whole, leaks: ['a line'] })],
    ['an event', () => ({ ...whole, events: [`{"password":"${PASSWORD_MARK}x"}`] })],
    ['a row', () => ({ ...whole, rows: [{ pk: 'A', b: `${PASSWORD_MARK}x` }] })],
    [
      'a channel',
      () => ({
        ...whole,
        messages: [{ ...one(whole.messages), channel: ALERTS_CHANNEL, text: `${PASSWORD_MARK}x` }],
      }),
    ],
  ],
};

it('has a case for each invariant', () => {
  expect(Object.keys(SPOILT)).toEqual(Object.keys(INVARIANTS));
});

it.each(
  Object.entries(SPOILT).flatMap(([invariant, cases]) => cases.map(([how, spoil]) => ({ invariant, how, spoil }))),
)('$invariant: $how', ({ invariant, spoil }) => {
  expect(faultsIn(spoil()).map((fault) => fault.invariant)).toContain(invariant);
});
