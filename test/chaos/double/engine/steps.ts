import { DeleteSecurityGroupCommand } from '@aws-sdk/client-ec2';
import { DeleteServiceCommand, DeregisterTaskDefinitionCommand, DescribeServicesCommand } from '@aws-sdk/client-ecs';
import { RESOURCE_TYPES, type ResourceType } from '../../../../provisioner/resources.ts';
import type { PlaygroundSpec } from '../../../../provisioner/task-definition.ts';
import type { CloudClients } from '../cloud/clients.ts';
import type { CallTo } from '../cloud/dynamodb.ts';
import type { Makers, Resources } from '../cloud/resources.ts';
import type { Checkpoint, Known } from './checkpoint.ts';
import type { StackFiles } from './stack-files.ts';

const [GROUP, DEFINITION, SERVICE] = [
  'aws:ec2/securityGroup:SecurityGroup',
  'aws:ecs/taskDefinition:TaskDefinition',
  'aws:ecs/service:Service',
] as const satisfies ResourceType[];

/** What the plugin does to one resource at a time, and writes down before and after. */
export interface Plugin {
  call: CallTo;
  make: Makers;
  clients: CloudClients;
  wait: (ms: number) => Promise<void>;
  now: () => number;
}

/** An error about one resource, as the engine reports it. */
export class ResourceError extends Error {
  override readonly name = 'ResourceError';
  readonly type: ResourceType;
  constructor(type: ResourceType, cause: unknown) {
    super(cause instanceof Error ? cause.message : String(cause), { cause });
    this.type = type;
  }
}

export interface Progress {
  begun(type: ResourceType): void;
  done(type: ResourceType): void;
  /** Throws when somebody has interrupted the engine and it heeds that. */
  check(): void;
}

const inputsOf = (type: ResourceType, { id, template, tags, turn }: PlaygroundSpec): string =>
  JSON.stringify(type === GROUP ? { id } : { template: template.name, tags, turn });

/** Makes what is missing and changes what differs, the way a Pulumi program of three resources comes about. */
export async function makeAll(
  spec: PlaygroundSpec,
  checkpoint: Checkpoint,
  files: StackFiles,
  plugin: Plugin,
  progress: Progress,
): Promise<void> {
  const replaced: Known[] = [];
  const idOf = (type: ResourceType): string => checkpoint.resources.find((one) => one.type === type)?.id ?? '';
  const act: Record<ResourceType, (known: Known | undefined) => string> = {
    [GROUP]: () => plugin.make.group(spec),
    [DEFINITION]: () => plugin.make.definition(spec),
    [SERVICE](known) {
      if (!known) return plugin.make.service(spec, idOf(GROUP), idOf(DEFINITION));
      plugin.make.turnOver(known.id, idOf(DEFINITION));
      return known.id;
    },
  };
  for (const type of [GROUP, DEFINITION, SERVICE] as const) {
    progress.check();
    const inputs = inputsOf(type, spec);
    const known = checkpoint.resources.find((one) => one.type === type);
    if (known?.inputs === inputs) continue;
    progress.begun(type);
    checkpoint.pending.push(type);
    await files.write(checkpoint);
    const id = await plugin
      .call(`engine makes ${type}`, () => act[type](known))
      .catch((error: unknown) => {
        checkpoint.pending.pop();
        throw new ResourceError(type, error);
      });
    checkpoint.pending.pop();
    checkpoint.resources = [...checkpoint.resources.filter((one) => one !== known), { type, id, inputs }];
    if (known && type === DEFINITION) replaced.push(known);
    await files.write(checkpoint);
    progress.done(type);
  }
  for (const { id: taskDefinition } of replaced) {
    await plugin.clients.ecs.send(new DeregisterTaskDefinitionCommand({ taskDefinition }));
  }
}

/** Removes the resources that the state knows, the last made first; goes on after one that cannot be removed. */
export async function removeAll(
  checkpoint: Checkpoint,
  files: StackFiles,
  plugin: Plugin,
  progress: Progress,
): Promise<void> {
  const errors: ResourceError[] = [];
  for (const type of RESOURCE_TYPES.toSorted((one, other) => ORDER.indexOf(other) - ORDER.indexOf(one))) {
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

const ORDER: ResourceType[] = [GROUP, DEFINITION, SERVICE];
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
