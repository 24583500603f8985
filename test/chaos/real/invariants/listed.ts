import { paginateDescribeSecurityGroups } from '@aws-sdk/client-ec2';
import {
  DescribeServicesCommand,
  DescribeTasksCommand,
  paginateListServices,
  paginateListTaskDefinitions,
  paginateListTasks,
} from '@aws-sdk/client-ecs';
import { paginateListObjectsV2 } from '@aws-sdk/client-s3';
import { paginateDescribeParameters } from '@aws-sdk/client-ssm';
import { TAGS } from '../../../../provisioner/playground/tags.ts';
import type { Clients } from './clients.ts';

export type ListedKind =
  | 'service'
  | 'task'
  | 'task definition'
  | 'withdrawn task definition'
  | 'security group'
  | 'parameter'
  | 'file'
  | 'lock';

/** Something that is there, as AWS itself lists it. */
export interface Listed {
  kind: ListedKind;
  id: string;
  playgroundId: string;
}

export interface Place {
  clusterArn: string;
  vpcId: string;
  credentialsPrefix: string;
  bucket: string;
}

const DESCRIBED_AT_ONCE = 10;

/** All that playgrounds are made of and that is there now, asked of each service. Not a line of the product's own search is used. */
export async function listResources(clients: Clients, place: Place): Promise<Listed[]> {
  const listed = await Promise.all([
    services(clients, place),
    tasks(clients, place),
    taskDefinitions(clients, 'ACTIVE'),
    taskDefinitions(clients, 'INACTIVE'),
    securityGroups(clients, place),
    parameters(clients, place),
    files(clients, place),
  ]);
  return listed.flat();
}

async function services({ ecs }: Clients, { clusterArn: cluster }: Place): Promise<Listed[]> {
  const arns = await collect(paginateListServices({ client: ecs }, { cluster }), ({ serviceArns }) => serviceArns);
  const described = await inParts(arns, (part) => ecs.send(new DescribeServicesCommand({ cluster, services: part })));
  const there = described.flatMap(({ services: of = [] }) => of).filter(({ status }) => status !== 'INACTIVE');
  return there.map(({ serviceName: id = '' }) => ({ kind: 'service', id, playgroundId: id }));
}

async function tasks({ ecs }: Clients, { clusterArn: cluster }: Place): Promise<Listed[]> {
  const arns = await collect(paginateListTasks({ client: ecs }, { cluster }), ({ taskArns }) => taskArns);
  const described = await inParts(arns, (part) => ecs.send(new DescribeTasksCommand({ cluster, tasks: part })));
  const there = described.flatMap(({ tasks: of = [] }) => of).filter(({ lastStatus }) => lastStatus !== 'STOPPED');
  return there.map(({ taskArn: id = '', taskDefinitionArn = '' }) => ({
    kind: 'task',
    id,
    playgroundId: familyOf(taskDefinitionArn),
  }));
}

/** Those that are being deleted are in neither list. */
async function taskDefinitions({ ecs }: Clients, status: 'ACTIVE' | 'INACTIVE'): Promise<Listed[]> {
  const pages = paginateListTaskDefinitions({ client: ecs }, { status });
  const arns = await collect(pages, ({ taskDefinitionArns }) => taskDefinitionArns);
  const kind = status === 'ACTIVE' ? 'task definition' : 'withdrawn task definition';
  return arns.map((id) => ({ kind, id, playgroundId: familyOf(id) }));
}

async function securityGroups({ ec2 }: Clients, { vpcId }: Place): Promise<Listed[]> {
  const Filters = [{ Name: 'vpc-id', Values: [vpcId] }];
  const pages = paginateDescribeSecurityGroups({ client: ec2 }, { Filters });
  const groups = await collect(pages, ({ SecurityGroups }) => SecurityGroups);
  return groups
    .filter(({ GroupName }) => GroupName !== 'default')
    .map(({ GroupId: id = '', GroupName = '', Tags = [] }) => ({
      kind: 'security group',
      id,
      playgroundId: Tags.find(({ Key }) => Key === TAGS.id)?.Value ?? GroupName,
    }));
}

async function parameters({ ssm }: Clients, { credentialsPrefix }: Place): Promise<Listed[]> {
  const ParameterFilters = [{ Key: 'Name', Option: 'BeginsWith', Values: [`${credentialsPrefix}/`] }];
  const pages = paginateDescribeParameters({ client: ssm }, { ParameterFilters });
  const found = await collect(pages, ({ Parameters }) => Parameters);
  return found.map(({ Name: id = '' }) => ({
    kind: 'parameter',
    id,
    playgroundId: id.slice(credentialsPrefix.length + 1).split('/')[0] ?? '',
  }));
}

/** The engine's files but those that were set aside because nobody can read them, and its own `meta.yaml`. */
async function files({ s3 }: Clients, { bucket: Bucket }: Place): Promise<Listed[]> {
  const objects = await collect(
    paginateListObjectsV2({ client: s3 }, { Bucket, Prefix: '.pulumi/' }),
    (page) => page.Contents,
  );
  return objects.flatMap(({ Key = '' }) => {
    const [, folder, id] = /^\.pulumi\/(\w+)\/(?:organization\/)?playground\/([^/.]+)/.exec(Key) ?? [];
    if (folder === undefined || id === undefined) return [];
    return [{ kind: folder === 'locks' ? ('lock' as const) : ('file' as const), id: Key, playgroundId: id }];
  });
}

function familyOf(arn: string): string {
  return /task-definition\/([^:]+):/.exec(arn)?.[1] ?? arn;
}

async function inParts<T>(arns: string[], describe: (part: string[]) => Promise<T>): Promise<T[]> {
  const parts = Array.from({ length: Math.ceil(arns.length / DESCRIBED_AT_ONCE) }, (_, at) =>
    arns.slice(at * DESCRIBED_AT_ONCE, (at + 1) * DESCRIBED_AT_ONCE),
  );
  return Promise.all(parts.map(describe));
}

async function collect<Page, Item>(
  pages: AsyncIterable<Page>,
  of: (page: Page) => Item[] | undefined,
): Promise<Item[]> {
  const items: Item[] = [];
  for await (const page of pages) items.push(...(of(page) ?? []));
  return items;
}
