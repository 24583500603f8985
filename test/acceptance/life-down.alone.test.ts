import { setTimeout } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { createClock } from '../../infra/local/clock/index.ts';
import { theCloud } from './cloud/the-cloud.ts';
import { crash } from './crash.ts';
import { leftovers } from './leftovers.ts';
import { ALERTS, create, destroy, GRACE, messages, type SeenMessage, told, until, words } from './person.ts';
import { registryOf, sweep } from './registry.ts';

const cloud = await theCloud({ alone: true });
const registry = registryOf(cloud);
const wind = createClock(cloud.endpoint, cloud.outputs);

const name = 'keeps-crashing';
/** A little more than a playground has to be down before it is news, in seconds. */
const DOWN_FOR = 200;
const withDocker = cloud.simulated ? ' (skipped: no Docker here, so no container can crash)' : '';

it.skipIf(cloud.simulated)(
  `a playground that stays down is told to the alerts channel, with reason and last lines, until it runs again${withDocker}`,
  async () => {
    await create(cloud, GRACE, name);
    const stop = keepCrashing((await registry.getPlayground(name))?.id ?? '');
    const alert = await until('the alerts channel to hear of it', async () => {
      await sweep(cloud);
      // Not long enough yet, or it was up for a moment: time has to pass.
      if (await isJustDown()) await wind(DOWN_FOR);
      return alertOf(/is down/);
    });
    await stop();
    expect(words(alert)).toMatch(/Container \\"\w+\\" ended with exit code \d+/);
    expect(words(alert)).toMatch(/Its last lines:\\n\S/);
    expect(words(alert)).toContain(`<@${GRACE}>`);

    await until('it to run again', async () => {
      await sweep(cloud);
      return (await alertOf(/runs again/))?.ts === alert.ts ? true : undefined;
    });
    await told(cloud, ALERTS, name, /^\*keeps-crashing\* runs again/);
    await destroy(cloud, GRACE, name);
    expect(await leftovers(cloud, name)).toEqual([]);
  },
);

/** Whatever ECS puts in place of what crashed crashes too, until the end of it is asked for. */
function keepCrashing(playgroundId: string): () => Promise<void> {
  const stopped = new AbortController();
  const crashing = (async () => {
    while (!stopped.signal.aborted) {
      await crash(cloud, playgroundId);
      await setTimeout(100);
    }
  })();
  return () => {
    stopped.abort();
    return crashing;
  };
}

async function isJustDown(): Promise<boolean> {
  const since = (await registry.getPlayground(name))?.health?.downSince;
  return since !== undefined && Date.now() / 1000 - since < DOWN_FOR;
}

async function alertOf(pattern: RegExp): Promise<SeenMessage | undefined> {
  return (await messages(cloud, ALERTS)).find((each) => words(each).includes(name) && pattern.test(words(each)));
}
