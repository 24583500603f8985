/** The Pulumi project that all playgrounds' stacks belong to. */
export const PROJECT = 'playground';

/** What people call the resources of a playground, by Pulumi type token. */
export const RESOURCES = {
  'aws:ec2/securityGroup:SecurityGroup': {
    noun: 'its network rules',
    making: 'Making its network rules',
    removing: 'Removing its network rules',
  },
  'aws:ecs/taskDefinition:TaskDefinition': {
    noun: 'its task definition',
    making: 'Making its task definition',
    removing: 'Removing its task definition',
  },
  'aws:ecs/service:Service': {
    noun: 'its service',
    making: 'Making its service',
    removing: 'Stopping its containers',
  },
} as const;

/** The same for what there is behind a load balancer only. */
const DOOR_RESOURCES = {
  'aws:lb/targetGroup:TargetGroup': {
    noun: 'its place at the load balancer',
    making: 'Making its place at the load balancer',
    removing: 'Removing its place at the load balancer',
  },
  'aws:lb/listenerRule:ListenerRule': {
    noun: 'its address',
    making: 'Making its address',
    removing: 'Removing its address',
  },
} as const;

export type ResourceType = keyof typeof RESOURCES;
export type DoorType = keyof typeof DOOR_RESOURCES;
/** What every playground has. */
export const RESOURCE_TYPES = Object.keys(RESOURCES) as ResourceType[];
export const DOOR_TYPES = Object.keys(DOOR_RESOURCES) as DoorType[];

interface Words {
  noun: string;
  making: string;
  removing: string;
}

/** Undefined for what is nothing of a playground. */
export function wordsFor(type: string): Words | undefined {
  const all: Readonly<Record<string, Words>> = { ...RESOURCES, ...DOOR_RESOURCES };
  return Object.hasOwn(all, type) ? all[type] : undefined;
}
