import type { IncomingMessage } from 'node:http';

export const MAX_BODY_BYTES = 10_000;

/** The body as text, or undefined when it is longer than we take. */
export async function readBody(request: IncomingMessage): Promise<string | undefined> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    length += chunk.length;
    // Read to the end all the same: an answer in the middle of an upload reaches the sender as a broken connection.
    if (length <= MAX_BODY_BYTES) chunks.push(chunk);
  }
  return length > MAX_BODY_BYTES ? undefined : Buffer.concat(chunks).toString('utf8');
}
