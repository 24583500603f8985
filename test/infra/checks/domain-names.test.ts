import { DescribeLoadBalancersCommand, DescribeTagsCommand } from '@aws-sdk/client-elastic-load-balancing-v2';
import type { ResourceRecordSet } from '@aws-sdk/client-route-53';
import { describe, expect, it } from 'vitest';
import { judgeNames, readNames } from '../../../infra/checks/domain-names.ts';

const DOMAIN = 'play.example.com';
const ZONE = { name: 'example.com', id: '/hostedzone/Z1' };
const OURS = 'playgrounds-0a1b2c3-1234567890.eu-north-1.elb.amazonaws.com';

/** As Route 53 writes it. */
const alias = (target: string, name = '\\052.play.example.com.'): ResourceRecordSet => ({
  ...{ Name: name, Type: 'A', AliasTarget: { HostedZoneId: 'Z0', EvaluateTargetHealth: false, DNSName: target } },
});

/** An account with these records, in this order from the name that is asked for on, and two pages of load balancers. */
const account = (records: ResourceRecordSet[]) => ({
  route53: { send: async () => ({ ResourceRecordSets: records }) },
  elb: {
    async send(command: unknown) {
      if (command instanceof DescribeLoadBalancersCommand) {
        return command.input.Marker === undefined
          ? { LoadBalancers: [{ LoadBalancerArn: 'arn:shop', DNSName: 'shop-1.elb.amazonaws.com' }], NextMarker: '2' }
          : { LoadBalancers: [{ LoadBalancerArn: 'arn:ours', DNSName: OURS }] };
      }
      if (!(command instanceof DescribeTagsCommand)) throw new Error('nobody has to ask anything else');
      const Tags = command.input.ResourceArns?.includes('arn:ours')
        ? [{ Key: 'playground-bot:stage', Value: 'dev' }]
        : [];
      return { TagDescriptions: [{ Tags }] };
    },
  },
});
const read = (records: ResourceRecordSet[]) => readNames(account(records) as never, ZONE, DOMAIN);

describe('the names below a domain', () => {
  it('lead nowhere where the next record is another name’s, or says something else', async () => {
    expect(await read([])).toEqual({ answer: undefined });
    const TXT: ResourceRecordSet = { Name: '\\052.play.example.com.', Type: 'TXT' };
    expect(await read([TXT, alias(OURS, 'shop.example.com.')])).toEqual({ answer: undefined });
  });

  it.each([`${OURS}.`, `dualstack.${OURS}.`, OURS.toUpperCase()])(
    'lead to a stage’s load balancer: %s',
    async (target) => {
      expect(await read([alias(target)])).toEqual({ answer: { target: OURS, stage: 'dev' } });
    },
  );

  it('lead to what is no stage’s: another’s load balancer, one of another region, or a host', async () => {
    for (const target of ['shop-1.elb.amazonaws.com', 'far-2.elb.amazonaws.com']) {
      expect(await read([alias(`${target}.`)])).toEqual({ answer: { target, stage: undefined } });
    }
    const host: ResourceRecordSet = {
      Name: '*.play.example.com.',
      Type: 'CNAME',
      ResourceRecords: [{ Value: 'host.test' }],
    };
    expect(await read([host])).toEqual({ answer: { target: 'host.test', stage: undefined } });
  });

  it('that cannot be seen are an error, and not free', async () => {
    const clients = { ...account([alias(OURS)]), elb: { send: () => Promise.reject(new Error('AccessDenied')) } };
    expect(await readNames(clients as never, ZONE, DOMAIN)).toMatchObject({ error: { message: 'AccessDenied' } });
  });
});

describe('a stage with a domain', () => {
  const about = { stage: 'dev', domain: DOMAIN, zone: ZONE.name, region: 'eu-north-1' };

  it('is deployed where its names are free, and again where they are its own', () => {
    expect(judgeNames({ answer: undefined }, about)).toMatchObject({ state: 'good' });
    expect(judgeNames({ answer: { target: OURS, stage: 'dev' } }, about)).toEqual({
      part: 'Names',
      state: 'good',
      text: "*.play.example.com leads to this stage's load balancer",
    });
  });

  it('is refused the domain of another stage, with what to do', () => {
    expect(judgeNames({ answer: { target: OURS, stage: 'prod' } }, about)).toEqual({
      part: 'Names',
      state: 'wrong',
      text: '*.play.example.com leads to the load balancer of stage prod, and names lead to one only: two stages cannot share a domain.',
      todo: 'Set `domain` in infra/Pulumi.dev.yaml to one that no other stage has, such as dev.play.example.com; or remove the other stage first: `npm run destroy -- --stage prod`.',
    });
  });

  it('is refused one that somebody else’s record has, with where to look', () => {
    const found = judgeNames({ answer: { target: 'host.test', stage: undefined } }, about);
    expect(found).toMatchObject({ state: 'wrong', text: expect.stringContaining('leads to host.test') });
    expect(found.todo).toContain('delete it in Route 53 (hosted zone example.com)');
  });

  it('is not stopped where that cannot be seen', () => {
    expect(judgeNames({ error: new Error('AccessDenied') }, about)).toMatchObject({ state: 'note' });
  });
});
