import { isIP } from 'node:net';

/** Ranges with shorter prefixes than these are no organisation's: halves of the Internet count as the Internet. */
const WIDE = { 4: 8, 6: 16 } as const;

const BITS = { 4: 32, 6: 128 } as const;

/** Whether it is a range as EC2 takes it: `203.0.113.0/24`, `2001:db8::/32`, with no bit set beyond its length. */
export function isCidr(text: string): boolean {
  const [address = '', length = '', ...rest] = text.split('/');
  const version = isIP(address);
  if (version === 0 || rest.length > 0 || !/^\d{1,3}$/.test(length) || address.includes('%')) return false;
  const free = BITS[version === 4 ? 4 : 6] - Number(length);
  if (free < 0) return false;
  const bits = version === 4 ? ipv4(address) : ipv6(address);
  // Addresses of IPv4 in the clothes of IPv6 are neither to EC2.
  if (version === 6 && bits >> 32n === 0xffffn) return false;
  return bits % (1n << BigInt(free)) === 0n;
}

/** Whether a range is (a large part of) the whole Internet. @param cidr as isCidr takes it */
export function isWide(cidr: string): boolean {
  const [address = '', length] = cidr.split('/');
  return Number(length) < WIDE[isIP(address) === 6 ? 6 : 4];
}

function ipv4(address: string): bigint {
  return address.split('.').reduce((sum, part) => (sum << 8n) + BigInt(part), 0n);
}

function ipv6(address: string): bigint {
  // Written by one rule, whatever it was written by: without parts in decimals.
  const { hostname } = new URL(`http://[${address}]`);
  const [before = [], after = []] = hostname
    .slice(1, -1)
    .split('::')
    .map((side) => (side === '' ? [] : side.split(':')));
  const zeros = Array<string>(8 - before.length - after.length).fill('0');
  return [...before, ...zeros, ...after].reduce((sum, part) => (sum << 16n) + BigInt(`0x${part}`), 0n);
}
