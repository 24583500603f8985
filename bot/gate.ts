import { parse as parseForm } from 'node:querystring';
import { jsonOf } from '../provisioner/contract/json-text.ts';
import * as z from '../provisioner/contract/zod.ts';
import { isRecent, isSigned } from './signature.ts';

/**
 * What stands in front of Bolt, because Bolt's Lambda receiver parses before it verifies: there an unsigned malformed
 * body throws, `; charset=` in the content type throws, base64 is read as ASCII and a timestamp ahead of now passes.
 * Pure and in two steps: `screen` refuses what needs no secret, `admit` what is not signed or not of Slack's shapes.
 */

/** The largest that Slack sends is a click in App Home, which carries the whole Home; more than this is not hashed. In bytes. */
export const MAX_BODY_BYTES = 500_000;
/** Commands and interactions. */
export const FORM = 'application/x-www-form-urlencoded';
/** The Events API. */
export const JSON_TYPE = 'application/json';

export interface Refused {
  status: 400 | 401 | 405 | 413;
  /** For the log and for whoever sets the bot up: Slack shows neither. */
  reason: string;
}

export interface Screened {
  body: Buffer;
  timestamp: string;
  signature: string;
  contentType: string;
}

/** A request from Slack: signed, recent, and of a shape that Bolt can read. */
export interface Admitted {
  body: string;
  mediaType: typeof FORM | typeof JSON_TYPE;
  /** Epoch seconds: when Slack sent it, the same in a repeat. */
  requestedAt: number;
  signature: string;
}

const eventSchema = z.object({
  headers: z._default(z.record(z.string(), z.optional(z.string())), {}),
  body: z.nullish(z.string()),
  isBase64Encoded: z._default(z.boolean(), false),
  queryStringParameters: z.nullish(z.record(z.string(), z.optional(z.string()))),
  requestContext: z.object({ http: z.object({ method: z.string() }) }),
});

export type Screening = { screened: Screened } | { refused: Refused } | { certificateCheck: true };

/** @param event as the function URL delivers it @param now epoch seconds */
export function screen(event: unknown, now: number): Screening {
  const { success, data } = eventSchema.safeParse(event);
  if (!success) return refuse(400, 'not a function URL event');
  const { method } = data.requestContext.http;
  // Slack looks at the certificate now and then; the answer tells nothing and costs nothing.
  if (method === 'GET' && data.queryStringParameters?.['ssl_check'] === '1') return { certificateCheck: true };
  if (method !== 'POST') return refuse(405, `${method} instead of POST`);
  const text = data.body ?? '';
  // Measured before it is decoded; base64 is never shorter than what it holds.
  if (text.length > (MAX_BODY_BYTES * 4) / 3 + 4) return refuse(413, 'body too large');
  const body = Buffer.from(text, data.isBase64Encoded ? 'base64' : 'utf8');
  if (body.length > MAX_BODY_BYTES) return refuse(413, 'body too large');
  const headers = lowerCased(data.headers);
  const timestamp = headers.get('x-slack-request-timestamp') ?? '';
  const signature = headers.get('x-slack-signature') ?? '';
  if (!/^\d{1,11}$/.test(timestamp)) return refuse(401, 'no X-Slack-Request-Timestamp in seconds');
  if (!/^v0=[0-9a-f]{64}$/.test(signature)) return refuse(401, 'no X-Slack-Signature of version v0');
  if (!isRecent(Number(timestamp), now)) return refuse(401, 'sent more than 5 minutes before or after now');
  return { screened: { body, timestamp, signature, contentType: headers.get('content-type') ?? '' } };
}

export type Admission = { admitted: Admitted } | { refused: Refused } | { certificateCheck: true };

export function admit({ body, timestamp, signature, contentType }: Screened, signingSecret: string): Admission {
  if (!isSigned(signingSecret, timestamp, body, signature)) return refuse(401, 'the signature does not match the body');
  const mediaType = contentType.split(';')[0]?.trim().toLowerCase();
  const text = body.toString('utf8');
  const admitted = { body: text, requestedAt: Number(timestamp), signature };
  if (mediaType === JSON_TYPE) {
    const fault = faultOfEvent(text);
    return fault ? refuse(400, fault) : { admitted: { ...admitted, mediaType } };
  }
  if (mediaType !== FORM) return refuse(400, `content type other than ${FORM} or ${JSON_TYPE}`);
  if (parseForm(text)['ssl_check'] === '1') return { certificateCheck: true };
  const fault = faultOfForm(text);
  return fault ? refuse(400, fault) : { admitted: { ...admitted, mediaType } };
}

const outerEventSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('url_verification'), challenge: z.string() }),
  z.object({ type: z.literal('event_callback'), event: z.object({ type: z.string() }) }),
]);

/** Bolt answers the one and hands on the other; anything else would be an error in there. */
function faultOfEvent(text: string): string | undefined {
  return outerEventSchema.safeParse(jsonOf(text)).success ? undefined : 'no event of the Events API';
}

/** What Bolt, which expects well-formed fields, would stumble over. */
function faultOfForm(text: string): string | undefined {
  if (/%(?![0-9a-f]{2})/i.test(text)) return 'a percent sign that begins no escape';
  const form = parseForm(text);
  const twice = Object.keys(form).find((field) => Array.isArray(form[field]));
  if (twice !== undefined) return 'a field given twice';
  const { payload } = form;
  if (payload === undefined) return typeof form['command'] === 'string' ? undefined : 'neither a command nor a payload';
  const isObject = z.record(z.string(), z.unknown()).safeParse(jsonOf(payload)).success;
  return isObject ? undefined : 'a payload that is no JSON object';
}

function refuse(status: Refused['status'], reason: string): { refused: Refused } {
  return { refused: { status, reason } };
}

/** Function URLs send header names in lower case; other callers need not. */
function lowerCased(headers: Record<string, string | undefined>): Map<string, string> {
  const entries = Object.entries(headers).filter((entry): entry is [string, string] => entry[1] !== undefined);
  return new Map(entries.map(([name, value]) => [name.toLowerCase(), value]));
}
