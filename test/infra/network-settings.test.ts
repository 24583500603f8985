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
