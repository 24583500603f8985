import { describe, expect, it } from 'vitest';
import { networkWarnings } from '../../infra/network-settings.ts';
import { parseSettings } from '../../infra/settings.ts';
import { settings } from './recorded-program.ts';

const OPEN = { allowedCidrs: ['0.0.0.0/0'], openToInternet: true };

describe('the settings of the network', () => {
  it.each([
    ['no ranges', { allowedCidrs: undefined }, /allowedCidrs/],
    ['an empty list of ranges', { allowedCidrs: [] }, /allowedCidrs/],
    ['a range that is none', { allowedCidrs: ['office'] }, /must be an address range such as 203\.0\.113\.0\/24/],
    [
      'everybody',
      { allowedCidrs: ['0.0.0.0/0'] },
      /0\.0\.0\.0\/0 lets anybody on the Internet in.*openToInternet: true/,
    ],
    ['everybody by IPv6', { allowedCidrs: ['::/0'] }, /::\/0 lets anybody on the Internet in/],
    ['everybody by halves', { allowedCidrs: ['0.0.0.0/1', '128.0.0.0/1'] }, /0\.0\.0\.0\/1 and 128\.0\.0\.0\/1 lets/],
    ['an egress without HTTPS', { egress: [{ port: 5432 }] }, /must let tcp 443 out/],
    ['subnets without their VPC', { network: { subnetIds: ['subnet-0a'] } }, /subnets are named together with the VPC/],
    ['a VPC without subnets', { network: { vpcId: 'vpc-0a', subnetIds: [] } }, /expected array to have >=1 items/],
    ['a network by name', { network: 'main' }, /must be own, default, or/],
    ['a cluster by its ARN', { cluster: 'arn:aws:ecs:eu-north-1:1:cluster/a' }, /must be the name of an ECS cluster/],
    ['a private network of its own', { exposure: 'private' }, /private needs `network` to name a VPC and its subnets/],
    ['another exposure', { exposure: 'secret' }, /expected one of/],
    ['names of services in an existing network', { network: 'default' }, /must be false where `network` is not own/],
    ['an egress to a name', { egress: [{ port: 443, cidrs: ['example.com'] }] }, /must be an address range/],
  ])('refuse %s', (_, given, message) => {
    expect(() => parseSettings({ ...settings(), ...given })).toThrow(message);
  });

  it('take everybody with the second switch, and deploying says so', () => {
    expect(parseSettings({ ...settings(), ...OPEN }).allowedCidrs).toEqual(['0.0.0.0/0']);
    expect(networkWarnings(OPEN)).toEqual([
      "Anybody on the Internet reaches the playgrounds' port: allowedCidrs has 0.0.0.0/0.",
    ]);
    expect(networkWarnings({ allowedCidrs: ['203.0.113.0/24'] })).toEqual([]);
  });

  it('let more out by choice', () => {
    const egress = [{ port: 'any' as const }, { protocol: 'udp' as const, port: 53, cidrs: ['10.0.0.2/32'] }];
    expect(parseSettings({ ...settings(), egress }).egress).toEqual([
      { protocol: 'tcp', port: 'any', cidrs: ['0.0.0.0/0'] },
      { protocol: 'udp', port: 53, cidrs: ['10.0.0.2/32'] },
    ]);
  });
});
