/**
 * On every resource of a playground, but for log streams, which take none. No end: it changes. `id` says which generation
 * of the name it is, `operation` which create made it.
 */
export const TAGS = {
  id: 'playground:id',
  name: 'playground:name',
  owner: 'playground:owner',
  operation: 'playground:operation',
} as const;

/** What the tags say. */
export interface Tagged {
  id: string;
  name: string;
  ownerId: string;
  operationId: string;
}

export function playgroundTags({ id, name, ownerId, operationId }: Tagged): Record<string, string> {
  return { [TAGS.id]: id, [TAGS.name]: name, [TAGS.owner]: ownerId, [TAGS.operation]: operationId };
}

/** As the AWS SDK takes them. */
export function tagList(of: Tagged): { Key: string; Value: string }[] {
  return Object.entries(playgroundTags(of)).map(([Key, Value]) => ({ Key, Value }));
}
