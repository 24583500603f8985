/**
 * On every resource of a playground, but for log streams, which take none. No end: it changes. `id` says which generation
 * of the name it is, `operation` which create made it, and `site` which deployment: the ARN of its cluster, with the
 * deployment's name behind it where the cluster is not its own.
 */
export const TAGS = {
  id: 'playground:id',
  name: 'playground:name',
  owner: 'playground:owner',
  operation: 'playground:operation',
  site: 'playground:site',
} as const;

/** What the tags say. */
export interface Tagged {
  id: string;
  name: string;
  ownerId: string;
  operationId: string;
}

export function playgroundTags({ id, name, ownerId, operationId }: Tagged, site: string): Record<string, string> {
  return {
    [TAGS.id]: id,
    [TAGS.name]: name,
    [TAGS.owner]: ownerId,
    [TAGS.operation]: operationId,
    [TAGS.site]: site,
  };
}

/** As the AWS SDK takes them. */
export function tagList(of: Tagged, site: string): { Key: string; Value: string }[] {
  return Object.entries(playgroundTags(of, site)).map(([Key, Value]) => ({ Key, Value }));
}
