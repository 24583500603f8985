import { createHash, timingSafeEqual } from 'node:crypto';

/** Whether a request's `authorization` is that of the playground's user; without a password nobody is let in. */
export function isAllowed(authorization: string | undefined, password: string): boolean {
  const expected = `Basic ${Buffer.from(`playground:${password}`).toString('base64')}`;
  return password !== '' && timingSafeEqual(digest(authorization ?? ''), digest(expected));
}

/** Of one length, whatever was sent. */
function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
