import { isIP } from 'node:net';

/** Ranges with shorter prefixes than these are no organisation's: halves of the Internet count as the Internet. */
const WIDE = { 4: 8, 6: 16 } as const;

/** Whether it is a range as EC2 takes it: `203.0.113.0/24`, `2001:db8::/32`. Of IPv4 also whether no bit is set beyond its length. */
export function isCidr(text: string): boolean {
  const [address = '', length = '', ...rest] = text.split('/');
  const version = isIP(address);
  if (version === 0 || rest.length > 0 || !/^\d{1,3}$/.test(length)) return false;
  if (Number(length) > (version === 4 ? 32 : 128)) return false;
  return version === 6 || hostBits(address, Number(length)) === 0;
}

/** Whether a range is (a large part of) the whole Internet. @param cidr as isCidr takes it */
export function isWide(cidr: string): boolean {
  const [address = '', length] = cidr.split('/');
  return Number(length) < WIDE[isIP(address) === 6 ? 6 : 4];
}

function hostBits(address: string, length: number): number {
  const bits = address.split('.').reduce((sum, part) => sum * 256 + Number(part), 0);
  return bits % 2 ** (32 - length);
}
