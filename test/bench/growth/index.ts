import { startBenchWorld } from '../bench-world.ts';
import type { Part } from '../frame/figures.ts';
import { type RecordingProxy, startRecordingProxy } from '../recording-proxy.ts';
import { containerGrowth } from './containers.ts';
import { registryGrowth } from './registry.ts';
import { stackGrowth } from './stacks.ts';

const ROUNDS = { full: { rows: 30, stacks: 7, containers: 7 }, quick: { rows: 3, stacks: 1, containers: 1 } };

export const growthPart: Part = {
  about: 'what grows with the playgrounds that there are, and with the containers of one',
  async run({ quick, log }) {
    const rounds = quick ? ROUNDS.quick : ROUNDS.full;
    let proxy: RecordingProxy | undefined;
    const world = await startBenchWorld(log, {
      through: async (endpoint) => {
        proxy = await startRecordingProxy(endpoint);
        return proxy.endpoint;
      },
    });
    try {
      log('Containers of a template');
      const containers = await containerGrowth(world, rounds.containers);
      log('Stacks in the bucket');
      const stacks = proxy ? await stackGrowth(world, proxy, rounds.stacks) : [];
      log('Playgrounds in the registry');
      const registry = await registryGrowth(world.endpoint, rounds.rows);
      return { pairs: [...containers, ...stacks, ...registry.pairs], tables: [registry.table] };
    } finally {
      await world.stop();
      proxy?.close();
    }
  },
};
