import { createHash, timingSafeEqual } from 'node:crypto';

export const USER = 'playground';

/** True when an Authorization header holds HTTP Basic credentials of `playground` and this password. */
export function isAllowed(header: string | undefined, password: string): boolean {
  const given = /^Basic +([A-Za-z0-9+/=]+)$/i.exec(header ?? '')?.[1];
  if (given === undefined) return false;
  return sameText(Buffer.from(given, 'base64').toString('utf8'), `${USER}:${password}`);
}

/** Digests have one length, so neither the time nor an early refusal tells how much of a guess was right. */
function sameText(one: string, other: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(one), digest(other));
}
