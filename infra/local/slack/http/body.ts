import type { IncomingMessage } from 'node:http';

/** More than any message can hold, and little enough to keep in memory. */
export const MAX_BODY_BYTES = 1024 * 1024;

/** The body as text, or undefined when it is larger than a message can be; the rest is then not read. */
export async function readBody(request: IncomingMessage): Promise<string | undefined> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    const bytes = Buffer.from(chunk);
    size += bytes.length;
    if (size > MAX_BODY_BYTES) return undefined;
    chunks.push(bytes);
  }
  return Buffer.concat(chunks).toString('utf8');
}
