import { expect, it } from 'vitest';
import type { Engine, Watch } from '../../../provisioner/engine/engine.ts';
import { UnreadableStateError } from '../../../provisioner/engine/errors.ts';
import type { ResourceChange } from '../../../provisioner/engine/events.ts';
import type { Leftovers } from '../../../provisioner/inventory/leftovers.ts';
import { RESOURCE_TYPES } from '../../../provisioner/playground/resources.ts';
import type { PlaygroundSpec } from '../../../provisioner/playground/task-definition.ts';
import type { StateFiles } from '../../../provisioner/state/files.ts';
import { sampleSpec } from '../support/samples.ts';

/** What an engine works in, and a look at what it has made. */
export interface ContractWorld {
  /** @param options `unending`: `up` makes everything and does not end by itself */
  engine(options?: { unending?: boolean; deadlines?: Deadlines }): Engine<PlaygroundSpec>;
  leftovers: Leftovers;
  state: StateFiles;
  /** What exists of a playground, by kind. */
  existing(id: string): Promise<string[]>;
  stateKeys(id: string): Promise<string[]>;
  setState(id: string, text: string): Promise<void>;
  makeServiceUnknownToStacks(id: string): Promise<void>;
}
type Deadlines = { up: number; destroy: number; recover: number; grace: number };

export const ALL = ['service', 'security group', 'task definition'];
const SERVICE = 'aws:ecs/service:Service';
let serial = 0;
export const nextSpec = (): PlaygroundSpec => sampleSpec({ id: `demo-${++serial}` });
export const watching = (onResource: Watch['onResource'] = () => undefined, signal = never()): Watch => ({
  onResource,
  signal,
});
const never = (): AbortSignal => new AbortController().signal;

/** Runs `up` until the engine begins with the service, and does what the test wants to be done then. */
export async function breakOff(
  engine: Engine<PlaygroundSpec>,
  spec: PlaygroundSpec,
  how: () => Promise<void>,
  signal?: AbortSignal,
): Promise<void> {
  let broken: Promise<void> | undefined;
  const running = engine.up(
    spec,
    watching(({ type, phase }) => {
      if (type === SERVICE && phase === 'begun') broken ??= how();
    }, signal),
  );
  await expect(running).rejects.toMatchObject({ name: 'UserError' });
  expect(broken).toBeDefined();
  await broken;
}

/**
 * What the rest of the product may expect of an engine: of the real one, and of the double that most faults are tried on.
 * @param around runs the body of a test
 */
export function engineContract(world: () => ContractWorld, around = (body: () => Promise<void>) => body()): void {
  const removeUnknown = (id: string) => (known: string[]) => world().leftovers.removeUnknown(id, known, never());
  const destroy = (id: string) => world().engine().destroy(id, watching(), removeUnknown(id));
  const test = (name: string, body: () => Promise<void>) => it(name, () => around(body));

  test('makes a playground, changes nothing the second time, and removes it from an empty folder', async () => {
    const spec = nextSpec();
    const changes: ResourceChange[] = [];
    await world()
      .engine()
      .up(
        spec,
        watching((change) => changes.push(change)),
      );
    expect(await world().existing(spec.id)).toEqual(ALL);
    for (const type of RESOURCE_TYPES) {
      expect(changes).toContainEqual({ type, phase: 'begun' });
      expect(changes).toContainEqual({ type, phase: 'done' });
    }
    await world().engine().up(spec, watching());
    expect(await world().existing(spec.id)).toEqual(ALL);
    await destroy(spec.id);
    expect(await world().existing(spec.id)).toEqual([]);
    await world().state.removeRest(spec.id, never());
    expect(await world().stateKeys(spec.id)).toEqual([]);
  });

  test('has nothing to do where there is no stack', async () => {
    await expect(destroy('never-made')).resolves.toBeUndefined();
    await expect(world().engine().recover('never-made', watching())).resolves.toEqual([]);
    await expect(world().engine().kill()).resolves.toBeUndefined();
  });

  test('leaves its lock when it is killed, which keeps the next run out; after a recovery it goes on', async () => {
    const spec = nextSpec();
    const engine = world().engine({ unending: true });
    await breakOff(engine, spec, () => engine.kill());
    expect(await world().stateKeys(spec.id)).toContainEqual(expect.stringContaining('/locks/'));
    await expect(world().engine().up(spec, watching())).rejects.toMatchObject({
      reason: 'Another run was writing to the same stack.',
    });
    const known = await world().engine().recover(spec.id, watching());
    expect(known).toContain('aws:ec2/securityGroup:SecurityGroup');
    await removeUnknown(spec.id)(known);
    await world().engine().up(spec, watching());
    expect(await world().existing(spec.id)).toEqual(ALL);
    await destroy(spec.id);
    expect(await world().existing(spec.id)).toEqual([]);
  });

  test('removes by itself the lock of a dead run before a destroy', async () => {
    const spec = nextSpec();
    const engine = world().engine({ unending: true });
    await breakOff(engine, spec, () => engine.kill());
    await destroy(spec.id);
    expect(await world().existing(spec.id)).toEqual([]);
    expect(await world().stateKeys(spec.id)).toEqual([expect.stringMatching(/\.json\.bak$/)]);
  });

  test('is ended by its deadline', async () => {
    const spec = nextSpec();
    const engine = world().engine({ unending: true, deadlines: { up: 3, destroy: 60, recover: 60, grace: 2 } });
    await expect(engine.up(spec, watching())).rejects.toMatchObject({ code: 'ENGINE_FAILED' });
    await destroy(spec.id);
    expect(await world().existing(spec.id)).toEqual([]);
  });

  test('ends after an interrupt and a kill, whatever it makes of the interrupt', async () => {
    const spec = nextSpec();
    const engine = world().engine({ unending: true });
    const interrupt = new AbortController();
    const both = async (): Promise<void> => {
      interrupt.abort(new Error('interrupted'));
      await engine.kill();
    };
    await breakOff(engine, spec, both, interrupt.signal);
    await removeUnknown(spec.id)(await world().engine().recover(spec.id, watching()));
    await destroy(spec.id);
    expect(await world().existing(spec.id)).toEqual([]);
  });

  test('begins nothing when it is interrupted already', async () => {
    const spec = nextSpec();
    const gone = AbortSignal.abort(new Error('interrupted'));
    await expect(
      world()
        .engine()
        .up(
          spec,
          watching(() => undefined, gone),
        ),
    ).rejects.toMatchObject({ name: 'UserError' });
    expect(await world().existing(spec.id)).toEqual([]);
    expect(await world().stateKeys(spec.id)).toEqual([]);
  });

  test('names the resource that AWS refuses, and removes what was made before', async () => {
    const spec = nextSpec();
    await world().makeServiceUnknownToStacks(spec.id);
    await expect(world().engine().up(spec, watching())).rejects.toMatchObject({
      code: 'ENGINE_FAILED',
      reason: expect.stringContaining('It stopped at its service.'),
    });
    await removeUnknown(spec.id)(await world().engine().recover(spec.id, watching()));
    await destroy(spec.id);
    expect(await world().existing(spec.id)).toEqual([]);
  });

  test('says of a state that cannot be read that it cannot, and has no stack once that is set aside', async () => {
    const spec = nextSpec();
    await world().engine().up(spec, watching());
    await world().setState(spec.id, '{');
    await expect(destroy(spec.id)).rejects.toBeInstanceOf(UnreadableStateError);
    await world().state.setAside(spec.id);
    await expect(destroy(spec.id)).resolves.toBeUndefined();
    expect(await world().existing(spec.id)).toEqual(ALL);
    await removeUnknown(spec.id)([]);
  });
}
