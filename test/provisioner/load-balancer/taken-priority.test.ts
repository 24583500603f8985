import { describe, expect, it } from 'vitest';
import { UserError } from '../../../provisioner/contract/errors.ts';
import type { Engine, Watch } from '../../../provisioner/engine/engine.ts';
import { engineError, TakenPriorityError } from '../../../provisioner/engine/errors.ts';
import { rulePriority } from '../../../provisioner/load-balancer/names.ts';
import { takingPriorities } from '../../../provisioner/load-balancer/taken-priority.ts';
import type { PlaygroundSpec } from '../../../provisioner/playground/task-definition.ts';
import { sampleSpec } from '../support/samples.ts';

const TAKEN = engineError(
  new Error('creating ELBv2 Listener Rule: api error PriorityInUse: Priority 4711 is currently in use'),
  [],
  String,
);
const WATCH: Watch = { onResource: () => undefined, signal: new AbortController().signal };

const unused = () => Promise.reject(new Error('a create calls up alone'));

/** An engine that ends so, call by call; and with which priorities it was called. */
function engineEnding(...ends: (Error | undefined)[]) {
  const asked: (number | undefined)[] = [];
  const engine: Engine<PlaygroundSpec> = {
    destroy: unused,
    recover: unused,
    kill: unused,
    up: async ({ rulePriority }: PlaygroundSpec) => {
      const end = ends[asked.length];
      asked.push(rulePriority);
      if (end) throw end;
    },
  };
  return { up: () => takingPriorities(engine).up(sampleSpec(), WATCH), asked };
}
const turns = (...numbers: number[]) => numbers.map((turn) => rulePriority(sampleSpec().id, turn));

describe('a playground at the load balancer', () => {
  it('goes on to its next number while others have the one it asks for', async () => {
    const { up, asked } = engineEnding(TAKEN, TAKEN, undefined);
    await up();
    expect(asked).toEqual(turns(0, 1, 2));
  });

  it('gives up after five, with the engine’s own words', async () => {
    const { up, asked } = engineEnding(...Array(9).fill(TAKEN));
    await expect(up()).rejects.toBe(TAKEN);
    expect(asked).toEqual(turns(0, 1, 2, 3, 4));
  });

  it('does not try again what another number cannot help', async () => {
    const other = new UserError('ENGINE_FAILED', 'The engine ended with an error.');
    const { up, asked } = engineEnding(other);
    await expect(up()).rejects.toBe(other);
    expect(asked).toEqual(turns(0));
  });

  it('knows that AWS’s words for it are that', () => {
    expect(TAKEN).toBeInstanceOf(TakenPriorityError);
  });
});
