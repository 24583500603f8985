import { describe, expect, it } from 'vitest';
import { beginStack } from '../../../provisioner/state/begin-stack.ts';
import { PASSPHRASE } from '../support/engine-world.ts';
import { useEngineWorld } from '../support/use-engine-world.ts';
import { breakOff, engineContract, nextSpec, watching } from './engine-contract.ts';

const { missing, world } = await useEngineWorld();

const removeUnknown = (id: string) => (known: string[]) =>
  world().leftovers.removeUnknown(id, known, new AbortController().signal);

describe.skipIf(missing)(`the engine${missing ? ` (not tested, because ${missing})` : ''}`, () => {
  engineContract(() => ({
    ...world(),
    engine: ({ unending: isUnending = false, ...options } = {}) =>
      world().engine({ ...options, ...(isUnending && { program: world().unending }) }),
  }));

  it('writes no secret into the state', async () => {
    const spec = nextSpec();
    await world().engine().up(spec, watching());
    const state = await world().stateText(spec.id);
    expect(state).toContain(spec.id);
    expect(state).not.toContain(PASSPHRASE);
    expect(state).toContain('/password');
    await world().engine().destroy(spec.id, watching(), removeUnknown(spec.id));
  });

  it('begins its first stack of a bucket by the CLI, which lays the bucket out, and from then on by itself', async () => {
    const [first, then] = [nextSpec(), nextSpec()];
    const begun: boolean[] = [];
    const backendUrl = await world().emptyBucketUrl();
    const begin = beginStack(world().s3, backendUrl);
    const engine = world().engine({
      backendUrl,
      beginStack: async (...asked) => {
        const done = await begin(...asked);
        begun.push(done);
        return done;
      },
    });
    // The last one has a state, which must not be written over.
    for (const spec of [first, then, then]) await engine.up(spec, watching());
    expect(begun).toEqual([false, true, true]);
    for (const { id } of [first, then]) {
      await engine.destroy(id, watching(), removeUnknown(id));
      expect(await world().existing(id)).toEqual([]);
    }
  });

  it('leaves no process behind when it is killed', async () => {
    const spec = nextSpec();
    const engine = world().engine({ program: world().unending });
    let during: string[] = [];
    await breakOff(engine, spec, async () => {
      during = (await world().engineProcesses()).map(({ command }) => command);
      await engine.kill();
    });
    expect(during).toEqual(expect.arrayContaining([expect.stringContaining('pulumi-resource-aws')]));
    await world().untilNoEngineRuns();
    await world().engine().destroy(spec.id, watching(), removeUnknown(spec.id));
    expect(await world().existing(spec.id)).toEqual([]);
  });

  it('removes what a CLI has left that was killed from outside', async () => {
    const spec = nextSpec();
    await breakOff(world().engine({ program: world().unending }), spec, async () => {
      const cli = (await world().engineProcesses()).filter(({ command }) => !command.includes('pulumi-resource'));
      expect(cli).toHaveLength(1);
      process.kill(cli[0]?.id ?? 0, 'SIGKILL');
    });
    await world().untilNoEngineRuns();
    await removeUnknown(spec.id)(await world().engine().recover(spec.id, watching()));
    await world().engine().destroy(spec.id, watching(), removeUnknown(spec.id));
    expect(await world().stateKeys(spec.id)).toEqual([expect.stringMatching(/\.json\.bak$/)]);
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
});
