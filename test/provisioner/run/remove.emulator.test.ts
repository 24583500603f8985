import { describe, expect, it } from 'vitest';
import { pause } from '../../../provisioner/pause.ts';
import type { PlaygroundSpec } from '../../../provisioner/playground/task-definition.ts';
import { removeEverything } from '../../../provisioner/run/remove.ts';
import type { RunContext } from '../../../provisioner/run/run-context.ts';
import { sampleSpec } from '../support/samples.ts';
import { useEngineWorld } from '../support/use-engine-world.ts';
import { world as fakes } from '../support/world.ts';

const { missing, world } = await useEngineWorld();

let serial = 0;

const signal = new AbortController().signal;

async function made(): Promise<PlaygroundSpec> {
  const spec = sampleSpec({ id: `kept-${++serial}` });
  await world()
    .engine()
    .up(spec, { onResource: () => undefined, signal });
  return spec;
}

/** A destroy of it, with AWS as the emulator plays it; what the run logs is returned. */
async function destroy({ id }: PlaygroundSpec): Promise<unknown[]> {
  const { deps, logged } = fakes();
  const { inventory, leftovers, state } = world();
  const now = () => Math.floor(Date.now() / 1000);
  const real = { ...deps, engine: world().engine(), inventory, leftovers, state, pause, now };
  const context = { deps: real, operation: { playgroundId: id }, signal } as unknown as RunContext;
  const nothing = () => undefined;
  await removeEverything(context, false, nothing, nothing);
  return logged;
}

const setAside = expect.objectContaining({ message: expect.stringContaining('cannot be read, and is set aside') });

describe.skipIf(missing)(`a destroy${missing ? ` (not tested, because ${missing})` : ''}`, () => {
  it('counts what there is of a playground, removes what only tags say too, and then counts nothing', async () => {
    const spec = await made();
    const kinds = (await world().inventory.left(spec.id)).map(({ kind }) => kind);
    expect(kinds.sort()).toEqual(['security-group', 'service', 'state', 'task', 'task-definition']);
    expect((await world().inventory.tagged(spec.id)).map(({ kind }) => kind)).toEqual(
      expect.arrayContaining(['security-group', 'service', 'task-definition']),
    );
    await world().makeTaggedGroup(spec);
    await destroy(spec);
    expect(await world().inventory.left(spec.id)).toEqual([]);
  });

  it.each([
    ['half of it', (state: string) => state.slice(0, state.length / 2)],
    ['a later format', (state: string) => state.replace(/"version":\s*\d+/, '"version": 99')],
  ])('removes everything where the state holds %s, and keeps that aside', async (_case, broken) => {
    const spec = await made();
    await world().setState(spec.id, broken(await world().stateText(spec.id)));
    expect(await destroy(spec)).toContainEqual(setAside);
    expect(await world().inventory.left(spec.id)).toEqual([]);
    expect(await world().existing(spec.id)).toEqual([]);
    expect(await world().stateKeys(`unreadable`)).toContainEqual(expect.stringContaining(spec.id));
  });

  it('removes everything where the state is missing', async () => {
    const spec = await made();
    await world().setState(spec.id, undefined);
    expect(await destroy(spec)).not.toContainEqual(setAside);
    expect(await world().inventory.left(spec.id)).toEqual([]);
    expect(await world().existing(spec.id)).toEqual([]);
  });

  it('removes everything where the state is older than what there is', async () => {
    const spec = await made();
    const state = JSON.parse(await world().stateText(spec.id));
    const { resources } = state.checkpoint.latest;
    state.checkpoint.latest.resources = resources.filter(({ type }: { type: string }) => !/Service$/.test(type));
    await world().setState(spec.id, JSON.stringify(state));
    await destroy(spec);
    expect(await world().inventory.left(spec.id)).toEqual([]);
    expect(await world().existing(spec.id)).toEqual([]);
  });

  it('removes everything where the state knows of what has long gone', async () => {
    const spec = await made();
    const before = await world().stateText(spec.id);
    await destroy(spec);
    await world().setState(spec.id, before);
    await destroy(spec);
    expect(await world().inventory.left(spec.id)).toEqual([]);
  });
});
