import {
  DescribeLoadBalancersCommand,
  DescribeTagsCommand,
  type ElasticLoadBalancingV2Client,
} from '@aws-sdk/client-elastic-load-balancing-v2';
import { ListResourceRecordSetsCommand, type Route53Client } from '@aws-sdk/client-route-53';
import { stackFileName } from '../stack-file.ts';
import { STAGE_TAG } from '../stage-tags.ts';
import { type Asked, asked, type Finding, good, note, wrong } from './finding.ts';
import type { Zone } from './hosted-zone.ts';

const PART = 'Names';
/** Beside these no other may have the name. */
const LEADING = ['A', 'CNAME'];

/** Where all names below a domain lead already. */
export interface Leading {
  /** A host, or whatever else the record says. */
  target: string;
  /** Whose load balancer that is; undefined where it is no stage's of this account and region. */
  stage: string | undefined;
}

export interface NameClients {
  route53: Pick<Route53Client, 'send'>;
  elb: Pick<ElasticLoadBalancingV2Client, 'send'>;
}

/** @returns undefined where the names below a domain lead nowhere yet */
export function readNames(
  { route53, elb }: NameClients,
  zone: Zone,
  domain: string,
): Promise<Asked<Leading | undefined>> {
  return asked(async () => {
    const target = await wildcardTarget(route53, zone, domain);
    return target === undefined ? undefined : { target, stage: await stageBehind(elb, target) };
  });
}

async function wildcardTarget(
  route53: NameClients['route53'],
  { id }: Zone,
  domain: string,
): Promise<string | undefined> {
  // It lists from that name on, and writes the asterisk as its octal code.
  const { ResourceRecordSets = [] } = await route53.send(
    new ListResourceRecordSetsCommand({ HostedZoneId: id, StartRecordName: `*.${domain}` }),
  );
  const record = ResourceRecordSets.find(
    ({ Name, Type = '' }) => LEADING.includes(Type) && Name?.replace('\\052', '*') === `*.${domain}.`,
  );
  if (!record) return undefined;
  return host(record.AliasTarget?.DNSName ?? record.ResourceRecords?.map(({ Value }) => Value).join(', ') ?? '');
}

/** The record has no tags; the load balancer that it leads to does. */
async function stageBehind(elb: NameClients['elb'], target: string): Promise<string | undefined> {
  const arn = await loadBalancerAt(elb, target);
  if (arn === undefined) return undefined;
  const { TagDescriptions = [] } = await elb.send(new DescribeTagsCommand({ ResourceArns: [arn] }));
  const tags = TagDescriptions.flatMap(({ Tags = [] }) => Tags);
  return tags.find(({ Key }) => Key === STAGE_TAG)?.Value;
}

async function loadBalancerAt(elb: NameClients['elb'], target: string): Promise<string | undefined> {
  let Marker: string | undefined;
  do {
    const page = await elb.send(new DescribeLoadBalancersCommand({ ...(Marker && { Marker }) }));
    const found = page.LoadBalancers?.find(({ DNSName }) => DNSName !== undefined && host(DNSName) === target);
    if (found) return found.LoadBalancerArn;
    Marker = page.NextMarker;
  } while (Marker);
  return undefined;
}

/** As one can be compared: an alias ends with a dot, and the console's begin with a word of their own. */
function host(name: string): string {
  return name
    .toLowerCase()
    .replace(/\.$/, '')
    .replace(/^dualstack\./, '');
}

/** Pure: whether this stage's load balancer can have the names below its domain. Its own has them from its first deployment on. */
export function judgeNames(
  names: Asked<Leading | undefined>,
  { stage, domain, zone, region }: { stage: string; domain: string; zone: string; region: string },
): Finding {
  const all = `*.${domain}`;
  if ('error' in names)
    return note(PART, `whether ${all} leads somewhere already was not seen: ${names.error.message}`);
  const { answer } = names;
  if (!answer) return good(PART, `${all} leads nowhere yet`);
  if (answer.stage === stage) return good(PART, `${all} leads to this stage's load balancer`);
  const another = `Set \`domain\` in ${stackFileName(stage)} to one that no other stage has, such as ${stage}.${domain}`;
  if (answer.stage !== undefined) {
    return wrong(
      PART,
      `${all} leads to the load balancer of stage ${answer.stage}, and names lead to one only: two stages cannot share a domain.`,
      `${another}; or remove the other stage first: \`npm run destroy -- --stage ${answer.stage}\`.`,
    );
  }
  return wrong(
    PART,
    `${all} leads to ${answer.target}, which is no load balancer of a stage in ${region}: a deployment would not take it over.`,
    `${another}; or, where nobody needs that record any more, delete it in Route 53 (hosted zone ${zone}).`,
  );
}
