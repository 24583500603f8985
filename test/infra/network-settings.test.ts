import { describe, expect, it } from 'vitest';
import { networkWarnings } from '../../infra/network-settings.ts';
import { parseSettings } from '../../infra/settings.ts';
import { settings } from './recorded-program.ts';

const BEHIND = { exposure: 'load-balancer', domain: 'play.example.com' };
const NAMED = { vpcId: 'vpc-0a', subnetIds: ['subnet-0a'] };
const hosts = (count: number) => Array.from({ length: count }, (_, at) => `203.0.113.${at}/32`);
const hosts6 = (count: number) => Array.from({ length: count }, (_, at) => `2001:db8::${at.toString(16)}/128`);
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
    ['a load balancer without a domain', { exposure: 'load-balancer' }, /has to be set with[\s\S]*at domain/],
    ['a domain without a load balancer', { domain: 'play.example.com' }, /is for `exposure: load-balancer` only/],
    [
      'a domain and another exposure',
      { ...BEHIND, exposure: 'private', network: NAMED },
      /`exposure: load-balancer` only/,
    ],
    ['a domain in capitals', { ...BEHIND, domain: 'Play.Example.com' }, /must be a domain in small letters/],
    ['a domain with a scheme', { ...BEHIND, domain: 'https://play.example.com' }, /must be a domain in small letters/],
    ['a top-level domain', { ...BEHIND, domain: 'localhost' }, /must be a domain in small letters/],
    ['a domain beyond certificates', { ...BEHIND, domain: `${'a'.repeat(59)}.com` }, /at most 62 characters/],
    ['a load balancer in one zone', { ...BEHIND, network: NAMED, serviceNames: false }, /needs subnets in two zones/],
    ['more playgrounds than rules', { ...BEHIND, maxPlaygrounds: 101 }, /more than the 100 rules/],
    ['another exposure', { exposure: 'secret' }, /expected one of/],
    ['names of services in an existing network', { network: 'default' }, /must be false where `network` is not own/],
    ['a range with bits beyond its length', { allowedCidrs: ['2001:db8::1/32'] }, /no bits set beyond its length/],
    ['a range twice', { allowedCidrs: ['10.0.0.0/8', '10.0.0.0/8'] }, /has 10\.0\.0\.0\/8 twice/],
    ['more ranges than a group takes', { allowedCidrs: hosts(61) }, /has 61 ranges of IPv4, .* takes 60 of them/],
    [
      'more ranges than a balancer',
      { ...BEHIND, allowedCidrs: hosts(31) },
      /has 31 ranges of IPv4, .* takes 30 of them/,
    ],
    ['more of IPv6, too', { allowedCidrs: hosts6(61) }, /has 61 ranges of IPv6/],
    ['more to reach', { egress: [{ port: 443 }, { port: 5432, cidrs: hosts(60) }] }, /has 61 .*[\s\S]*at egress/],
    [
      'a place to reach twice',
      { egress: [{ port: 443 }, { port: 443, cidrs: ['0.0.0.0/0'] }] },
      /has 0\.0\.0\.0\/0 \(tcp 443\) twice/,
    ],
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

  it('take as many ranges as a security group does, of each kind of address', () => {
    const allowedCidrs = [...hosts(60), ...hosts6(60)];
    expect(parseSettings({ ...settings(), allowedCidrs }).allowedCidrs).toEqual(allowedCidrs);
  });

  it('take a load balancer with a domain, however long the names of playgrounds are in it', () => {
    const domain = `${'a'.repeat(58)}.com`;
    expect(parseSettings({ ...settings(), exposure: 'load-balancer', domain }).domain).toBe(domain);
  });

  it('let more out by choice', () => {
    const egress = [{ port: 'any' as const }, { protocol: 'udp' as const, port: 53, cidrs: ['10.0.0.2/32'] }];
    expect(parseSettings({ ...settings(), egress }).egress).toEqual([
      { protocol: 'tcp', port: 'any', cidrs: ['0.0.0.0/0'] },
      { protocol: 'udp', port: 53, cidrs: ['10.0.0.2/32'] },
    ]);
  });
});
