import { describe, expect, it } from 'vitest';
import type { PlaygroundSpec } from '../../../provisioner/playground/task-definition.ts';
import { olderProgram } from '../support/older-program.ts';
import { sampleSpec } from '../support/samples.ts';
import { useEngineWorld } from '../support/use-engine-world.ts';

const { missing, world } = await useEngineWorld();
const { signal } = new AbortController();
const watch = { signal, onResource: () => undefined };

async function madeByOlder(id: string): Promise<PlaygroundSpec> {
  const spec = sampleSpec({ id });
  const { site } = world();
  await world()
    .engine({ program: (older) => olderProgram(older, site) })
    .up(spec, watch);
  return spec;
}

/** Type → AWS's id, of what the state knows. */
async function known({ id }: PlaygroundSpec): Promise<Record<string, string>> {
  const { checkpoint } = JSON.parse(await world().stateText(id));
  const resources: { type: string; id?: string }[] = checkpoint.latest.resources;
  return Object.fromEntries(
    resources.filter(({ type }) => type.startsWith('aws:')).map(({ type, id: of }) => [type, of ?? '']),
  );
}

async function destroyed({ id }: PlaygroundSpec): Promise<void> {
  const removeUnknown = (types: string[]) => world().leftovers.removeUnknown(id, types, signal);
  await world().engine().destroy(id, watch, removeUnknown);
  await world().leftovers.removeAll(id, signal);
  await world().state.removeRest(id, signal);
  expect(await world().inventory.left(id)).toEqual([]);
}

const SERVICE = 'aws:ecs/service:Service';
const GROUP = 'aws:ec2/securityGroup:SecurityGroup';
const TASK = 'aws:ecs/taskDefinition:TaskDefinition';
const LOG = 'aws:cloudwatch/logGroup:LogGroup';

describe.skipIf(missing)(
  `the stack of an older release’s playground${missing ? ` (not tested, because ${missing})` : ''}`,
  () => {
    it('is recovered, updated in place, and what playgrounds no longer have goes', async () => {
      const spec = await madeByOlder('older-updated');
      const before = await known(spec);
      expect(await world().engine().recover(spec.id, watch)).toEqual(
        expect.arrayContaining([LOG, GROUP, SERVICE, TASK]),
      );
      await world().engine().up(spec, watch);
      const after = await known(spec);
      // Made anew, they would be in their own way: their names are the playground's.
      expect(after).toEqual({ [GROUP]: before[GROUP], [SERVICE]: before[SERVICE], [TASK]: expect.any(String) });
      expect(await world().existing(spec.id)).toEqual(['service', 'security group', 'task definition']);
      await destroyed(spec);
    });

    it('is removed with all that only it knows', async () => {
      const spec = await madeByOlder('older-removed');
      await destroyed(spec);
      expect(await world().existing(spec.id)).toEqual([]);
    });
  },
);
