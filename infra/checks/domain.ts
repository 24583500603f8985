import { ElasticLoadBalancingV2Client } from '@aws-sdk/client-elastic-load-balancing-v2';
import { Route53Client } from '@aws-sdk/client-route-53';
import { judgeNames, readNames } from './domain-names.ts';
import type { Finding } from './finding.ts';
import { judgeHostedZone, readHostedZone } from './hosted-zone.ts';

/** Whether the account has a domain, and whether the names below it are free or this stage's already. */
export async function checkDomain(region: string, domain: string, stage: string): Promise<Finding[]> {
  const zone = await readHostedZone(region, domain);
  const held = judgeHostedZone(zone, domain);
  if ('error' in zone || zone.answer === undefined) return [held];
  const clients = { route53: new Route53Client({ region }), elb: new ElasticLoadBalancingV2Client({ region }) };
  try {
    const names = await readNames(clients, zone.answer, domain);
    return [held, judgeNames(names, { stage, domain, zone: zone.answer.name, region })];
  } finally {
    clients.route53.destroy();
    clients.elb.destroy();
  }
}
