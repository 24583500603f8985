import { createHmac, timingSafeEqual } from 'node:crypto';

/** How old or how far ahead a request may be, in seconds: Slack's rule against replays. */
export const WINDOW_SECONDS = 300;

/** Both directions: a request dated ahead could otherwise be kept and replayed later. All times are epoch seconds. */
export function isRecent(timestamp: number, now: number): boolean {
  return Math.abs(now - timestamp) <= WINDOW_SECONDS;
}

/**
 * Slack's signature over the raw bytes.
 * @returns `v0=` and 64 hex digits
 */
export function sign(secret: string, timestamp: string, body: Buffer): string {
  return `v0=${createHmac('sha256', secret).update(`v0:${timestamp}:`).update(body).digest('hex')}`;
}

/** Compared in constant time, so that nobody can feel the way to a signature. */
export function isSigned(secret: string, timestamp: string, body: Buffer, signature: string): boolean {
  const expected = Buffer.from(sign(secret, timestamp, body));
  const given = Buffer.from(signature);
  return expected.length === given.length && timingSafeEqual(expected, given);
}
