import type { ResourceType } from '../../../../provisioner/playground/resources.ts';
import type { CloudClients } from '../cloud/clients.ts';
import type { CallTo } from '../cloud/dynamodb.ts';
import type { Makers } from '../cloud/resources.ts';

export const GROUP = 'aws:ec2/securityGroup:SecurityGroup' satisfies ResourceType;
export const DEFINITION = 'aws:ecs/taskDefinition:TaskDefinition' satisfies ResourceType;
export const SERVICE = 'aws:ecs/service:Service' satisfies ResourceType;

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
