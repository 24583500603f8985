import { PROVISIONER_MEMORY_MIB } from '../../../infra/components/functions/provisioner-memory.ts';
import { cacheFolder } from '../../../infra/local/setup/cache.ts';
import { getRuntimeClient } from '../../../infra/local/setup/runtime-client.ts';
import { buildImageForTests, IMAGE } from '../../provisioner/support/image.ts';
import { startBenchWorld } from '../bench-world.ts';
import type { Part } from '../frame/figures.ts';
import { inTurns } from '../in-turns.ts';
import { useDocker } from '../use-docker.ts';
import { memoryMeasured } from './measured.ts';
import { type Setting, startSetting } from './setting.ts';

const SETTINGS_MIB = ['1024', '2048', '3008'] as const;
const ROUNDS = { full: 7, quick: 1 };

export const memoryPart: Part = {
  about: "the provisioner's image at 1, 2 and 3 GB, with the share of processors that Lambda gives each",
  async run({ quick, log }) {
    const docker = await useDocker(log);
    await getRuntimeClient({ cache: cacheFolder(process.env), log });
    await buildImageForTests();
    const world = await startBenchWorld(log);
    const settings = new Map<string, Setting>();
    try {
      for (const memory of SETTINGS_MIB) settings.set(memory, await startSetting(IMAGE, world, Number(memory)));
      let runs = 0;
      const contenders = Object.fromEntries(
        [...settings].map(([memory, setting]) => [memory, () => setting.run(`memory-${++runs}`)]),
      );
      log('Once for nothing, so that all are warm');
      for (const run of Object.values(contenders)) await run();
      const samples = await inTurns(contenders, quick ? ROUNDS.quick : ROUNDS.full, log);
      const figures = [...settings].map(([memory, { initMs }]) => ({
        memoryMiB: Number(memory),
        initMs,
        samples: samples[memory] ?? [],
      }));
      return memoryMeasured(figures, PROVISIONER_MEMORY_MIB);
    } finally {
      for (const setting of settings.values()) await setting.remove();
      await world.stop();
      await docker.stop();
    }
  },
};
