import { describe, expect, it } from 'vitest';
import type { Engine, Watch } from '../../provisioner/engine.ts';
import type { ResourceChange } from '../../provisioner/engine-events.ts';
import { playgroundProgram } from '../../provisioner/program.ts';
import { RESOURCE_TYPES } from '../../provisioner/resources.ts';
import type { PlaygroundSpec } from '../../provisioner/task-definition.ts';
import { PASSPHRASE } from './support/engine-world.ts';
import { sampleSpec } from './support/samples.ts';
import { useEngineWorld } from './support/use-engine-world.ts';

const { missing, world } = await useEngineWorld();
const SERVICE = 'aws:ecs/service:Service';
const ALL = ['service', 'security group', 'task definition'];

let serial = 0;

const nextSpec = (): PlaygroundSpec => sampleSpec({ id: `demo-${++serial}` });
const watching = (onResource: Watch['onResource'] = () => undefined): Watch => ({
  onResource,
  signal: new AbortController().signal,
});

const removeUnknown = (id: string) => (known: string[]) =>
  world().leftovers.removeUnknown(id, known, new AbortController().signal);

/** Makes a playground and does not end, so that what is to break it off cannot come too late. */
const unending = (spec: PlaygroundSpec) => async (): Promise<void> => {
  await playgroundProgram(spec, world().site)();
  await new Promise(() => undefined);
};

/** Runs `up` until the engine begins with the service, and does what the test wants to be done then. */
async function breakOff(engine: Engine<PlaygroundSpec>, spec: PlaygroundSpec, how: () => Promise<void>): Promise<void> {
  let broken: Promise<void> | undefined;
  const running = engine.up(
    spec,
    watching(({ type, phase }) => {
      if (type === SERVICE && phase === 'begun') broken ??= how();
    }),
  );
  await expect(running).rejects.toMatchObject({ name: 'UserError' });
  expect(broken).toBeDefined();
  await broken;
}

describe.skipIf(missing)(`the engine${missing ? ` (not tested, because ${missing})` : ''}`, () => {
  it('makes a playground, changes nothing the second time, and removes it from an empty folder', async () => {
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

    await world().engine().destroy(spec.id, watching(), removeUnknown(spec.id));
    expect(await world().existing(spec.id)).toEqual([]);
    await world().state.removeCopy(spec.id);
    expect(await world().stateKeys(spec.id)).toEqual([]);
  });

  it('writes no secret into the state', async () => {
    const spec = nextSpec();
    await world().engine().up(spec, watching());
    const state = await world().stateText(spec.id);
    expect(state).toContain(spec.id);
    expect(state).not.toContain(PASSPHRASE);
    expect(state).toContain('/password');
    await world().engine().destroy(spec.id, watching(), removeUnknown(spec.id));
  });

  it('has nothing to do where there is no stack', async () => {
    await expect(
      world().engine().destroy('never-made', watching(), removeUnknown('never-made')),
    ).resolves.toBeUndefined();
    await expect(world().engine().recover('never-made', watching())).resolves.toEqual([]);
  });

  it('leaves no process behind when it is killed, and goes on after a recovery', async () => {
    const spec = nextSpec();
    const engine = world().engine({ program: unending });
    let during: string[] = [];
    await breakOff(engine, spec, async () => {
      during = (await world().engineProcesses()).map(({ command }) => command);
      await engine.kill();
    });
    expect(during).toEqual(expect.arrayContaining([expect.stringContaining('pulumi-resource-aws')]));
    expect(await world().engineProcesses()).toEqual([]);
    expect(await world().stateKeys(spec.id)).toContainEqual(expect.stringContaining('/locks/'));

    await expect(world().engine().up(spec, watching())).rejects.toMatchObject({
      reason: 'Another run was writing to the same stack.',
    });
    const known = await world().engine().recover(spec.id, watching());
    expect(known).toContain('aws:ec2/securityGroup:SecurityGroup');
    await removeUnknown(spec.id)(known);
    await world().engine().up(spec, watching());
    expect(await world().existing(spec.id)).toEqual(ALL);
    await world().engine().destroy(spec.id, watching(), removeUnknown(spec.id));
    expect(await world().existing(spec.id)).toEqual([]);
  });

  it('removes what a CLI has left that was killed from outside', async () => {
    const spec = nextSpec();
    await breakOff(world().engine({ program: unending }), spec, async () => {
      const cli = (await world().engineProcesses()).filter(({ command }) => !command.includes('pulumi-resource'));
      expect(cli).toHaveLength(1);
      process.kill(cli[0]?.id ?? 0, 'SIGKILL');
    });
    expect(await world().engineProcesses()).toEqual([]);
    await removeUnknown(spec.id)(await world().engine().recover(spec.id, watching()));
    await world().engine().destroy(spec.id, watching(), removeUnknown(spec.id));
    expect(await world().stateKeys(spec.id)).toEqual([expect.stringMatching(/\.json\.bak$/)]);
  });

  it('removes by itself the lock of a dead run before a destroy', async () => {
    const spec = nextSpec();
    const engine = world().engine({ program: unending });
    await breakOff(engine, spec, () => engine.kill());
    await world().engine().destroy(spec.id, watching(), removeUnknown(spec.id));
    expect(await world().stateKeys(spec.id)).toEqual([expect.stringMatching(/\.json\.bak$/)]);
  });

  it('is ended by its deadline', async () => {
    const spec = nextSpec();
    const hanging = world().engine({
      program: () => () => new Promise(() => undefined),
      deadlines: { up: 3, destroy: 60, recover: 60, grace: 2 },
    });
    await expect(hanging.up(spec, watching())).rejects.toMatchObject({ code: 'ENGINE_FAILED' });
    expect(await world().engineProcesses()).toEqual([]);
    await world().engine().destroy(spec.id, watching(), removeUnknown(spec.id));
  });

  it('destroys with another passphrase too, because there is no secret to read', async () => {
    const spec = nextSpec();
    await world().engine().up(spec, watching());
    const other = world().engine({ passphrase: 'another passphrase' });
    await other.destroy(spec.id, watching(), removeUnknown(spec.id));
    expect(await world().existing(spec.id)).toEqual([]);
  });

  it('has words for what the CLI says', async () => {
    const spec = nextSpec();
    await expect(world().engine({ pulumiHome: '/nonexistent' }).up(spec, watching())).rejects.toMatchObject({
      reason: expect.stringContaining('The provisioner was built without its AWS plugin.'),
    });
    const away = 's3://no-such-bucket?endpoint=http://127.0.0.1:1&s3ForcePathStyle=true&region=us-east-1';
    await expect(world().engine({ backendUrl: away }).recover(spec.id, watching())).rejects.toMatchObject({
      reason: 'AWS, or the bucket that holds what is known of it, did not answer.',
    });
    await world().engine().destroy(spec.id, watching(), removeUnknown(spec.id));
  });

  it('names the resource that AWS refuses, and removes what was made before', async () => {
    const spec = nextSpec();
    await world().makeServiceUnknownToStacks(spec.id);
    await expect(world().engine().up(spec, watching())).rejects.toMatchObject({
      code: 'ENGINE_FAILED',
      reason: expect.stringContaining('It stopped at its service.'),
    });
    await removeUnknown(spec.id)(await world().engine().recover(spec.id, watching()));
    await world().engine().destroy(spec.id, watching(), removeUnknown(spec.id));
    expect(await world().existing(spec.id)).toEqual([]);
  });
});
