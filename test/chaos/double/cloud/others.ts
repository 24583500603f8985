import { ParameterAlreadyExists, ParameterNotFound } from '@aws-sdk/client-ssm';
import { groupArn, parameterArn, type Resources, serviceArn } from './resources.ts';

type Filter = { Name: string; Values: string[] };
type Tags = Record<string, string>;

const refusal = (name: string, message: string): Error => Object.assign(new Error(`${name}: ${message}`), { name });

/** EC2 as far as the product asks it. */
export function ec2Double({ groups, services, deleted }: Resources, now: () => number) {
  const isUsed = (id: string): boolean =>
    [...services.values()].some(
      ({ groupId, goneAt }) => groupId === id && (goneAt ?? Number.POSITIVE_INFINITY) > now(),
    );
  return {
    DescribeSecurityGroupsCommand({ Filters = [] }: { Filters?: Filter[] }) {
      const found = [...groups.values()].filter(({ id, name, tags }) =>
        Filters.every(({ Name, Values }) => {
          if (Name === 'vpc-id') return true;
          const value = Name === 'group-id' ? id : Name === 'group-name' ? name : tags[Name.replace(/^tag:/, '')];
          return value !== undefined && Values.includes(value);
        }),
      );
      return { SecurityGroups: found.map(({ id, name }) => ({ GroupId: id, GroupName: name })) };
    },
    DeleteSecurityGroupCommand({ GroupId }: { GroupId: string }) {
      const group = groups.get(GroupId);
      if (!group) throw refusal('InvalidGroup.NotFound', GroupId);
      if (isUsed(GroupId)) throw refusal('DependencyViolation', `${GroupId} has a dependent object`);
      groups.delete(GroupId);
      deleted.set(groupArn(GroupId), group.tags);
      return {};
    },
    DescribeNetworkInterfacesCommand: () => ({
      NetworkInterfaces: [{ Association: { PublicIp: '198.51.100.7' } }],
    }),
  };
}

/** SSM as far as the product asks it. */
export function ssmDouble({ parameters, deleted }: Resources) {
  const given = (name: string): { value: string; tags: Tags } => {
    const found = parameters.get(name);
    if (!found) throw new ParameterNotFound({ $metadata: {}, message: name });
    return found;
  };
  return {
    PutParameterCommand({
      Name,
      Value,
      Tags = [],
    }: {
      Name: string;
      Value: string;
      Tags?: { Key: string; Value: string }[];
    }) {
      if (parameters.has(Name)) throw new ParameterAlreadyExists({ $metadata: {}, message: Name });
      parameters.set(Name, { value: Value, tags: Object.fromEntries(Tags.map((tag) => [tag.Key, tag.Value])) });
      return {};
    },
    GetParameterCommand: ({ Name }: { Name: string }) => ({ Parameter: { Value: given(Name).value } }),
    DeleteParameterCommand({ Name }: { Name: string }) {
      deleted.set(parameterArn(Name), given(Name).tags);
      parameters.delete(Name);
      return {};
    },
  };
}

/** The bucket as far as the product asks it. */
export function s3Double({ objects }: Resources) {
  return {
    ListObjectsV2Command: ({ Prefix = '' }: { Prefix?: string }) => ({
      Contents: [...objects.keys()].filter((key) => key.startsWith(Prefix)).map((Key) => ({ Key })),
    }),
    GetObjectCommand({ Key }: { Key: string }) {
      const text = objects.get(Key);
      if (text === undefined) throw refusal('NoSuchKey', Key);
      return { Body: { transformToString: async () => text } };
    },
    CopyObjectCommand({ Key, CopySource }: { Key: string; CopySource: string }) {
      const text = objects.get(decodeURI(CopySource).split('/').slice(1).join('/'));
      if (text === undefined) throw refusal('NoSuchKey', CopySource);
      objects.set(Key, text);
      return {};
    },
    DeleteObjectCommand({ Key }: { Key: string }) {
      objects.delete(Key);
      return {};
    },
  };
}

/** The tagging API, which lists what is there and what was. */
export function taggingDouble({ groups, definitions, services, parameters, deleted }: Resources) {
  return {
    GetResourcesCommand({ TagFilters }: { TagFilters: { Key: string; Values: string[] }[] }) {
      const all = new Map<string, Tags>([
        ...deleted,
        ...[...groups.values()].map(({ id, tags }) => [groupArn(id), tags] as const),
        ...[...definitions.values()].map(({ arn, tags }) => [arn, tags] as const),
        ...[...services.values()].map(({ name, tags }) => [serviceArn(name), tags] as const),
        ...[...parameters].map(([name, { tags }]) => [parameterArn(name), tags] as const),
      ]);
      const found = [...all].filter(([, tags]) =>
        TagFilters.every(({ Key, Values }) => Values.includes(tags[Key] ?? '')),
      );
      return {
        ResourceTagMappingList: found.map(([ResourceARN, tags]) => ({
          ResourceARN,
          Tags: Object.entries(tags).map(([Key, Value]) => ({ Key, Value })),
        })),
      };
    },
  };
}
