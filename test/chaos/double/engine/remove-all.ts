import { DeleteSecurityGroupCommand } from '@aws-sdk/client-ec2';
import { DeleteServiceCommand, DeregisterTaskDefinitionCommand, DescribeServicesCommand } from '@aws-sdk/client-ecs';
import type { ResourceType } from '../../../../provisioner/playground/resources.ts';
import type { Resources } from '../cloud/resources.ts';
import type { Checkpoint } from './checkpoint.ts';
import { DEFINITION, GROUP, type Plugin, type Progress, ResourceError, SERVICE } from './plugin.ts';
import type { StackFiles } from './stack-files.ts';

/** Removes the resources that the state knows, the last made first; goes on after one that cannot be removed. */
export async function removeAll(
  checkpoint: Checkpoint,
  files: StackFiles,
  plugin: Plugin,
  progress: Progress,
): Promise<void> {
  const errors: ResourceError[] = [];
  for (const type of [SERVICE, DEFINITION, GROUP] as const) {
    for (const known of checkpoint.resources.filter((one) => one.type === type)) {
      progress.check();
      progress.begun(type);
      try {
        await REMOVE[type](known.id, plugin);
        checkpoint.resources = checkpoint.resources.filter((one) => one !== known);
      } catch (error) {
        errors.push(new ResourceError(type, error));
      }
      await files.write(checkpoint);
      progress.done(type);
    }
  }
  const [first] = errors;
  if (first) throw first;
}

/** The longest that the program lets the plugin wait for one resource. */
const LONGEST_MS = 8 * 60_000;
const POLL_MS = 2000;

const REMOVE: Record<ResourceType, (id: string, plugin: Plugin) => Promise<void>> = {
  async [SERVICE](service, { clients: { ecs }, wait }) {
    const status = async () => {
      const { services = [] } = await ecs.send(new DescribeServicesCommand({ services: [service] }));
      return services[0]?.status ?? 'INACTIVE';
    };
    if ((await status()) === 'ACTIVE') await ecs.send(new DeleteServiceCommand({ service, force: true }));
    while ((await status()) !== 'INACTIVE') await wait(POLL_MS);
  },
  async [DEFINITION](taskDefinition, { clients: { ecs } }) {
    await ecs.send(new DeregisterTaskDefinitionCommand({ taskDefinition })).catch((error: Error) => {
      if (!error.message.includes('does not exist')) throw error;
    });
  },
  async [GROUP](GroupId, { clients: { ec2 }, wait, now }) {
    for (const until = now() + LONGEST_MS; ; ) {
      try {
        await ec2.send(new DeleteSecurityGroupCommand({ GroupId }));
        return;
      } catch (error) {
        const name = error instanceof Error ? error.name : '';
        if (name === 'InvalidGroup.NotFound') return;
        if (name !== 'DependencyViolation' || now() >= until) throw error;
        await wait(POLL_MS);
      }
    }
  },
};

/** Forgets what is not there any more, and creates of which nobody knows the end. */
export function refreshed(
  checkpoint: Checkpoint,
  { groups, definitions, services }: Resources,
  now: number,
): Checkpoint {
  const isThere: Record<ResourceType, (id: string) => boolean> = {
    [GROUP]: (id) => groups.has(id),
    [DEFINITION]: (id) => definitions.get(id)?.status === 'ACTIVE',
    [SERVICE]: (id) => (services.get(id)?.goneAt ?? Number.POSITIVE_INFINITY) > now && services.has(id),
  };
  return { resources: checkpoint.resources.filter(({ type, id }) => isThere[type](id)), pending: [] };
}
