import { playgroundTags } from '../../../../provisioner/playground/tags.ts';
import type { PlaygroundSpec } from '../../../../provisioner/playground/task-definition.ts';

export interface Group {
  id: string;
  name: string;
  tags: Record<string, string>;
}

export interface Definition {
  arn: string;
  family: string;
  status: 'ACTIVE' | 'INACTIVE' | 'DELETE_IN_PROGRESS';
  tags: Record<string, string>;
  /** What its containers do when they are started. */
  fate: Fate;
  /** Container of the template → image tag. */
  images: Record<string, string>;
}

/** `healthy` after a while; `exits` before it is; `no-place` as long as the cloud has none. */
export type Fate = 'healthy' | 'exits';

export interface Service {
  name: string;
  groupId: string;
  definitionArn: string;
  tags: Record<string, string>;
  /** Its tasks, the newest last. */
  tasks: { arn: string; definitionArn: string; createdAt: number; readyAt: number; stoppedAt?: number }[];
  /** When somebody asked for its end, and when it has ended; epoch milliseconds. */
  deletedAt?: number;
  goneAt?: number;
}

/** Everything that is there, as it is now. Times are epoch milliseconds. */
export interface Resources {
  groups: Map<string, Group>;
  definitions: Map<string, Definition>;
  services: Map<string, Service>;
  /** By their name. */
  parameters: Map<string, { value: string; tags: Record<string, string> }>;
  /** Of the one bucket, by their key. */
  objects: Map<string, string>;
  /** What was deleted, by its ARN: the tagging API goes on listing it. */
  deleted: Map<string, Record<string, string>>;
}

export const CLUSTER_ARN = 'arn:aws:ecs:us-east-1:000000000000:cluster/playgrounds';
const ECS = 'arn:aws:ecs:us-east-1:000000000000';

export const groupArn = (id: string): string => `arn:aws:ec2:us-east-1:000000000000:security-group/${id}`;
export const serviceArn = (name: string): string => `${ECS}:service/playgrounds/${name}`;
export const parameterArn = (name: string): string => `arn:aws:ssm:us-east-1:000000000000:parameter${name}`;

/** The tag of an image whose container ends at once. */
export const BROKEN_TAG = 'v13';

export const emptyResources = (): Resources => ({
  groups: new Map(),
  definitions: new Map(),
  services: new Map(),
  parameters: new Map(),
  objects: new Map(),
  deleted: new Map(),
});

/** What the engine's AWS plugin makes, with AWS's refusals. @param startMs how long a task takes until it is ready */
export function makers(resources: Resources, now: () => number, startMs: () => number) {
  let serial = 0;
  const tagsOf = (spec: PlaygroundSpec) => playgroundTags(spec, CLUSTER_ARN);
  const task = (definitionArn: string): Service['tasks'][number] => ({
    arn: `${ECS}:task/playgrounds/task-${++serial}`,
    definitionArn,
    createdAt: now(),
    readyAt: now() + startMs(),
  });
  return {
    group(spec: PlaygroundSpec): string {
      const id = `sg-${++serial}`;
      for (const { name } of resources.groups.values()) {
        if (name === spec.id) throw new Error(`InvalidGroup.Duplicate: the security group ${name} already exists`);
      }
      resources.groups.set(id, { id, name: spec.id, tags: tagsOf(spec) });
      return id;
    },
    definition(spec: PlaygroundSpec): string {
      const arn = `${ECS}:task-definition/${spec.id}:${++serial}`;
      const images = { ...spec.tags };
      const fate: Fate = Object.values(images).includes(BROKEN_TAG) ? 'exits' : 'healthy';
      resources.definitions.set(arn, { arn, family: spec.id, status: 'ACTIVE', tags: tagsOf(spec), fate, images });
      return arn;
    },
    service(spec: PlaygroundSpec, groupId: string, definitionArn: string): string {
      const before = resources.services.get(spec.id);
      if (before && (before.goneAt ?? Number.POSITIVE_INFINITY) > now()) {
        throw new Error('InvalidParameterException: Creation of service was not idempotent.');
      }
      const tasks = [task(definitionArn)];
      resources.services.set(spec.id, { name: spec.id, groupId, definitionArn, tags: tagsOf(spec), tasks });
      return spec.id;
    },
    /** The old task stops when the new one starts. */
    turnOver(name: string, definitionArn: string): void {
      const service = resources.services.get(name);
      if (!service || service.deletedAt !== undefined) throw new Error(`ServiceNotFoundException: ${name}`);
      for (const one of service.tasks) one.stoppedAt ??= now();
      service.definitionArn = definitionArn;
      service.tasks.push(task(definitionArn));
    },
  };
}

export type Makers = ReturnType<typeof makers>;
