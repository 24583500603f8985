import { describe, expect, it } from 'vitest';
import { isCidr, isWide } from '../../infra/cidr.ts';

describe('address ranges', () => {
  it.each([
    '203.0.113.0/24',
    '203.0.113.7/32',
    '10.0.0.0/8',
    '128.0.0.0/1',
    '0.0.0.0/0',
    '2001:db8::/32',
    '2001:db8::7/128',
    '2001:DB8:0:0:8000::/65',
    '1:2:3:4:5:6:7:8/128',
    '64:ff9b::192.0.2.128/121',
    '::/0',
  ])('%s is one', (text) => {
    expect(isCidr(text)).toBe(true);
  });

  it.each([
    'office',
    '203.0.113.7',
    '203.0.113.0/33',
    '2001:db8::/129',
    '300.0.113.0/24',
    '203.0.113.0/24/8',
    '203.0.113.0/',
    '203.0.113.0/-1',
    // EC2's plugin refuses it late, in the middle of a deployment.
    '203.0.113.7/24',
    '2001:db8::1/32',
    '2001:db8:0:1::/63',
    '64:ff9b::192.0.2.129/121',
    '::ffff:203.0.113.0/120',
    'fe80::1%eth0/128',
  ])('%s is none', (text) => {
    expect(isCidr(text)).toBe(false);
  });

  it.each(['0.0.0.0/0', '128.0.0.0/1', '96.0.0.0/3', '::/0', '2000::/3'])(
    '%s is the Internet, or a good part of it',
    (text) => {
      expect(isWide(text)).toBe(true);
    },
  );

  it.each(['10.0.0.0/8', '203.0.113.0/24', '2001:db8::/32'])('%s may be an organisation’s', (text) => {
    expect(isWide(text)).toBe(false);
  });
});
