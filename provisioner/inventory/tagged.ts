import {
  GetResourcesCommand,
  type ResourceGroupsTaggingAPIClient,
  type ResourceTagMapping,
} from '@aws-sdk/client-resource-groups-tagging-api';
import { OPERATION_ID, USER_ID } from '../contract/ids.ts';
import { isPlaygroundName, nameOf } from '../contract/name.ts';
import { TAGS } from '../playground/tags.ts';

/** A resource that the tagging API lists. It goes on listing what is deleted for hours, so each is a candidate only. */
export interface TaggedArn {
  arn: string;
  /** Of the tags that are ours; empty texts where one is missing. */
  playgroundId: string;
  playgroundName: string;
  ownerId: string;
  operationId: string;
}

/** Whether its tags read as we write them. */
export function isWhole({ playgroundId, ownerId, operationId }: TaggedArn): boolean {
  return (
    isPlaygroundName(nameOf(playgroundId)) &&
    /-[0-9a-f]{8}$/.test(playgroundId) &&
    USER_ID.test(ownerId) &&
    OPERATION_ID.test(operationId)
  );
}

/** Everything with our tags: of one generation of a playground, or of all of a deployment, in this account and region. */
export async function taggedArns(
  tagging: Pick<ResourceGroupsTaggingAPIClient, 'send'>,
  of: { playgroundId: string } | { site: string },
): Promise<TaggedArn[]> {
  const TagFilters = [
    'playgroundId' in of ? { Key: TAGS.id, Values: [of.playgroundId] } : { Key: TAGS.site, Values: [of.site] },
  ];
  const found: TaggedArn[] = [];
  let PaginationToken: string | undefined;
  do {
    const page = await tagging.send(
      new GetResourcesCommand({ TagFilters, ...(PaginationToken && { PaginationToken }) }),
    );
    found.push(...(page.ResourceTagMappingList ?? []).map(taggedArn));
    PaginationToken = page.PaginationToken || undefined;
  } while (PaginationToken);
  return found;
}

function taggedArn({ ResourceARN = '', Tags = [] }: ResourceTagMapping): TaggedArn {
  const textOf = (key: string): string => Tags.find(({ Key }) => Key === key)?.Value ?? '';
  return {
    arn: ResourceARN,
    playgroundId: textOf(TAGS.id),
    playgroundName: textOf(TAGS.name),
    ownerId: textOf(TAGS.owner),
    operationId: textOf(TAGS.operation),
  };
}
