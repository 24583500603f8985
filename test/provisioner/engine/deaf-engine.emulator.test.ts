import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { sampleSpec } from '../support/samples.ts';
import { useEngineWorld } from '../support/use-engine-world.ts';

const { missing, world } = await useEngineWorld();
const SERVICE = 'aws:ecs/service:Service';
const silent = () => ({ signal: new AbortController().signal, onResource: () => undefined });

/** Stopped, it answers neither the engine nor SIGINT nor SIGTERM: all that such a process can still be is killed. */
async function deafen(part: RegExp): Promise<void> {
  const found = (await world().engineProcesses()).filter(({ command }) => part.test(command));
  expect(found).toHaveLength(1);
  for (const { id } of found) process.kill(id, 'SIGSTOP');
}

describe.skipIf(missing)(
  `an engine that ignores interrupts${missing ? ` (not tested, because ${missing})` : ''}`,
  () => {
    it.each([
      ['its plugin', /pulumi-resource-aws/],
      ['its CLI', /^\S*pulumi up/],
    ])('because %s does is killed at its deadline with all of its processes, and can be recovered', async (_, part) => {
      const spec = sampleSpec({ id: `deaf-${part.source.length}` });
      const deadlines = { up: 3600, destroy: 600, recover: 180, grace: 3 };
      // The deadline comes when the engine is deaf, and however long this machine takes to that point not before.
      vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'], shouldAdvanceTime: true });
      onTestFinished(() => void vi.useRealTimers());
      const overdue = () => void vi.advanceTimersByTime(deadlines.up * 1000);
      let deafened: Promise<void> | undefined;
      const running = world()
        .engine({ deadlines, program: world().unending })
        .up(spec, {
          ...silent(),
          onResource({ type, phase }) {
            if (type === SERVICE && phase === 'begun') deafened ??= deafen(part).finally(overdue);
          },
        });
      await expect(running).rejects.toMatchObject({ code: 'ENGINE_FAILED' });
      await deafened;
      expect(deafened).toBeDefined();
      vi.useRealTimers();
      await world().untilNoEngineRuns();

      const known = await world().engine().recover(spec.id, silent());
      await world().leftovers.removeUnknown(spec.id, known, silent().signal);
      await world().engine().up(spec, silent());
      expect(await world().existing(spec.id)).toEqual(['service', 'security group', 'task definition']);
      await world()
        .engine()
        .destroy(spec.id, silent(), async () => undefined);
      expect(await world().existing(spec.id)).toEqual([]);
    });
  },
);
