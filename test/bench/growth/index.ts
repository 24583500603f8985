import type { Part } from '../frame/figures.ts';
import { startRecordedWorld } from '../recorded-world.ts';
import { containerGrowth } from './containers.ts';
import { registryGrowth } from './registry.ts';
import { stackGrowth } from './stacks.ts';

const ROUNDS = { full: { rows: 9, stacks: 7, containers: 7 }, quick: { rows: 3, stacks: 1, containers: 1 } };

export const growthPart: Part = {
  about: 'what grows with the playgrounds that there are, and with the containers of one',
  async run({ quick, log }) {
    const rounds = quick ? ROUNDS.quick : ROUNDS.full;
    const { world, proxy, stop } = await startRecordedWorld(log);
    try {
      log('Containers of a template');
      const containers = await containerGrowth(world, rounds.containers);
      log('Stacks in the bucket');
      const stacks = await stackGrowth(world, proxy, rounds.stacks);
      log('Playgrounds in the registry');
      const registry = await registryGrowth(world.endpoint, rounds.rows);
      return { pairs: [...containers, ...stacks, ...registry.pairs], tables: [registry.table] };
    } finally {
      await stop();
    }
  },
};
