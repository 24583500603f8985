import * as z from 'zod';
import type { Incoming } from './incoming.ts';
import { readJson } from './json.ts';
import { type Refusal, refuse } from './refusal.ts';
import type { Route } from './route.ts';
import type { Problem } from './schemas.ts';

type Fault = NonNullable<Problem['errors']>[number];

/** The parts of a request, as its route describes them. */
export interface Parts {
  params: unknown;
  query: unknown;
  headers: Record<string, string | undefined>;
  body: unknown;
}

const NOTHING = z.strictObject({});
/** More faults than this are one and the same. */
const MAX_FAULTS = 20;

/** Reads a request by the schemas of its route. Every fault of it is named. */
export function readRequest(route: Route, params: Record<string, string>, incoming: Incoming): Parts | Refusal {
  const body = readBody(route, incoming);
  if ('refused' in body) return body;
  const read = {
    path: (route.params ?? NOTHING).safeParse(params),
    query: (route.query ?? NOTHING).safeParse(queryOf(incoming.query)),
    header: route.headers.safeParse(Object.fromEntries(incoming.headers)),
    body: (route.body ?? z.undefined()).safeParse(body.value),
  } satisfies Record<Fault['in'], unknown>;
  const places = Object.keys(read) as Fault['in'][];
  const errors = places.flatMap((place) => faultsOf(place, read[place].error)).slice(0, MAX_FAULTS);
  if (errors.length > 0) return { ...refuse('INVALID_REQUEST'), errors };
  return {
    params: read.path.data,
    query: read.query.data,
    headers: read.header.data as Parts['headers'],
    body: read.body.data,
  };
}

function readBody({ body: schema }: Route, { body, headers }: Incoming): { value: unknown } | Refusal {
  // Some clients send an empty object with everything; what is not asked for is not read.
  if (!schema) return { value: undefined };
  if (body.length > 0 && !isJson(headers.get('content-type'))) return refuse('UNSUPPORTED_MEDIA_TYPE');
  return readJson(body) ?? refuse('MALFORMED_REQUEST', 'The body is no JSON in UTF-8, or nested too deep.');
}

function isJson(contentType = ''): boolean {
  return contentType.split(';')[0]?.trim().toLowerCase() === 'application/json';
}

/** What is given twice is no text any more, and fits nothing. */
function queryOf(raw: string): Record<string, string | string[]> {
  const query = new URLSearchParams(raw);
  return Object.fromEntries(
    [...new Set(query.keys())].map((name) => {
      const values = query.getAll(name);
      return [name, values.length === 1 ? (values[0] ?? '') : values];
    }),
  );
}

function faultsOf(place: Fault['in'], error: z.ZodError | undefined): Fault[] {
  return (error?.issues ?? []).map(({ path, message }) => ({
    in: place,
    pointer: path.map((key) => `/${String(key).replaceAll('~', '~0').replaceAll('/', '~1')}`).join(''),
    detail: message,
  }));
}
