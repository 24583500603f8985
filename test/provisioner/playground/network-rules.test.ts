import { BlockList, isIP } from 'node:net';
import { describe, expect, it } from 'vitest';
import { type NetworkAccess, networkRules } from '../../../provisioner/playground/network-rules.ts';

const HTTPS_OUT: NetworkAccess['egress'] = [{ protocol: 'tcp', port: 443, cidrs: ['0.0.0.0/0'] }];
const OFFICE: NetworkAccess = { allowedCidrs: ['203.0.113.0/24'], egress: HTTPS_OUT };

type Rule = ReturnType<typeof networkRules>['ingress' | 'egress'][number];

/** At which ports one of the rules lets a TCP connection from or to an address through. */
function portsFor(rules: Rule[], address: string): (port: number) => boolean {
  expect(isIP(address)).toBe(4);
  const letting = rules.filter(({ protocol, cidrBlocks = [] }) => {
    const ranges = new BlockList();
    for (const cidr of cidrBlocks) ranges.addSubnet(cidr.split('/')[0] ?? '', Number(cidr.split('/')[1]));
    return protocol === 'tcp' && ranges.check(address);
  });
  return (port) => letting.some(({ fromPort, toPort }) => fromPort <= port && port <= toPort);
}

describe('the network rules of a playground', () => {
  it('let people in at the front door, and out over what is configured', () => {
    expect(networkRules(8080, OFFICE)).toEqual({
      ingress: [{ protocol: 'tcp', fromPort: 8080, toPort: 8080, cidrBlocks: ['203.0.113.0/24'] }],
      egress: [{ protocol: 'tcp', fromPort: 443, toPort: 443, cidrBlocks: ['0.0.0.0/0'] }],
    });
  });

  it('keep IPv4 and IPv6 apart, as EC2 does', () => {
    const both = networkRules(8080, { ...OFFICE, allowedCidrs: ['203.0.113.0/24', '2001:db8::/32'] });
    expect(both.ingress).toEqual([
      {
        protocol: 'tcp',
        fromPort: 8080,
        toPort: 8080,
        cidrBlocks: ['203.0.113.0/24'],
        ipv6CidrBlocks: ['2001:db8::/32'],
      },
    ]);
  });

  it('open all ports of a protocol where any is said', () => {
    const { egress } = networkRules(8080, {
      ...OFFICE,
      egress: [{ protocol: 'udp', port: 'any', cidrs: ['10.0.0.0/8'] }],
    });
    expect(egress).toEqual([{ protocol: 'udp', fromPort: 0, toPort: 65_535, cidrBlocks: ['10.0.0.0/8'] }]);
  });

  it.each([
    ['the office is allowed', OFFICE],
    ['everybody is allowed', { ...OFFICE, allowedCidrs: ['0.0.0.0/0'] }],
    ['everything is let out', { ...OFFICE, egress: [{ protocol: 'tcp', port: 'any', cidrs: ['0.0.0.0/0'] }] }],
  ] satisfies [string, NetworkAccess][])('let no playground reach another, where %s', (_, access) => {
    const [one, other] = [networkRules(8080, access), networkRules(3000, access)];
    const [addressOfOne, addressOfOther] = ['10.87.0.10', '10.87.16.20'];
    const [goesOut, comesIn] = [portsFor(one.egress, addressOfOther), portsFor(other.ingress, addressOfOne)];
    const reached = [...Array(65_536).keys()].filter((port) => goesOut(port) && comesIn(port));
    expect(reached).toEqual([]);
  });
});
