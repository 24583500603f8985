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

export type ResourceType = keyof typeof RESOURCES;
export const RESOURCE_TYPES = Object.keys(RESOURCES) as ResourceType[];

export function isResourceType(type: string): type is ResourceType {
  return Object.hasOwn(RESOURCES, type);
}
