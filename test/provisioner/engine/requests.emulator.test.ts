import { afterAll, describe, expect, it } from 'vitest';
import { type RecordingProxy, startRecordingProxy } from '../../support/recording-proxy.ts';
import { useEngineWorld } from '../support/use-engine-world.ts';
import { nextSpec, watching } from './engine-contract.ts';

let proxy: RecordingProxy | undefined;
const { missing, world } = await useEngineWorld(async (endpoint) => {
  proxy = await startRecordingProxy(endpoint);
  return proxy.endpoint;
});
afterAll(() => proxy?.close());

/** The bucket's version, and the projects in it, of which there is one: the delimiter ends the list there. */
const OF_THE_BUCKET = [
  /^(GET|PUT) \/state\/\.pulumi\/meta\.yaml\?/,
  /^GET \/state\?delimiter=\/&.*prefix=\.pulumi\/stacks\/$/,
];

/** What has been asked of S3 since this was asked last that is neither about this stack alone nor about the bucket. */
function aboutOthers(id: string): string[] {
  const calls = proxy?.take().filter(({ service }) => service === 's3') ?? [];
  expect(calls.length, 'requests to the bucket').toBeGreaterThan(0);
  const others = calls.map(({ action }) => action).filter((action) => !action.includes(id));
  return others.filter((action) => !OF_THE_BUCKET.some((known) => known.test(action)));
}

describe.skipIf(missing)(`the engine's requests${missing ? ` (not tested, because ${missing})` : ''}`, () => {
  it('are about no stack but its own, so that a thousand others cost nothing', async () => {
    const spec = nextSpec();
    // What made the world itself.
    proxy?.take();
    await world().engine().up(spec, watching());
    expect(aboutOthers(spec.id)).toEqual([]);
    await world()
      .engine()
      .destroy(spec.id, watching(), async () => undefined);
    expect(aboutOthers(spec.id)).toEqual([]);
  });
});
