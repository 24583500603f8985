import * as z from 'zod';
import { type Refusal, refuse } from './refusal.ts';

/** The largest body that is looked at, in bytes: many times what any request needs. */
export const MAX_BODY_BYTES = 64 * 1024;

/** A request as the function URL hands it over, checked for nothing but its form. */
export interface Incoming {
  method: string;
  /** As it was sent, percent signs included. */
  path: string;
  /** Raw, without the question mark. */
  query: string;
  /** Names in lower case. */
  headers: ReadonlyMap<string, string>;
  body: Buffer;
  /** Of AWS: unique to the request, and in its own log. */
  requestId: string;
  /** Who signed it, where the URL lets nobody else in. */
  iamArn: string | undefined;
}

const eventSchema = z.object({
  rawPath: z.string(),
  rawQueryString: z.string().default(''),
  headers: z.record(z.string(), z.string().optional()).default({}),
  body: z.string().nullish(),
  isBase64Encoded: z.boolean().default(false),
  requestContext: z.object({
    requestId: z.string().min(1),
    http: z.object({ method: z.string() }),
    authorizer: z.object({ iam: z.object({ userArn: z.string() }).optional() }).nullish(),
  }),
});

/**
 * @param event in payload format 2.0: https://docs.aws.amazon.com/lambda/latest/dg/urls-invocation.html
 * @throws when it is none; then nobody called the URL
 */
export function readEvent(event: unknown): Incoming | Refusal {
  const { rawPath, rawQueryString, headers, body, isBase64Encoded, requestContext } = eventSchema.parse(event);
  const text = body ?? '';
  // Measured before it is decoded; base64 is never shorter than what it holds.
  if (text.length > (MAX_BODY_BYTES * 4) / 3 + 4) return refuse('TOO_LARGE');
  const bytes = Buffer.from(text, isBase64Encoded ? 'base64' : 'utf8');
  if (bytes.length > MAX_BODY_BYTES) return refuse('TOO_LARGE');
  const named = Object.entries(headers).filter((entry): entry is [string, string] => entry[1] !== undefined);
  return {
    method: requestContext.http.method.toUpperCase(),
    path: rawPath,
    query: rawQueryString,
    headers: new Map(named.map(([name, value]) => [name.toLowerCase(), value])),
    body: bytes,
    requestId: requestContext.requestId,
    iamArn: requestContext.authorizer?.iam?.userArn,
  };
}
