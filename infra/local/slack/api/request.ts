import { SlackError } from './error.ts';
import type { Arguments } from './method.ts';

/** What of an HTTP request the Web API looks at. */
export interface ApiRequest {
  httpMethod: string;
  contentType: string | undefined;
  authorization: string | undefined;
  query: URLSearchParams;
  body: string;
}

/**
 * The arguments and the token of a call. Slack takes forms and JSON, and a token inside the arguments only from forms
 * (docs.slack.dev/apis/web-api).
 */
export function readApiRequest(request: ApiRequest): { given: Arguments; token: string | undefined } {
  const { given, isForm } = readBody(request);
  const bearer = /^Bearer (\S+)$/i.exec(request.authorization ?? '')?.[1];
  const field = isForm ? given['token'] : undefined;
  return { given, token: bearer ?? (typeof field === 'string' && field !== '' ? field : undefined) };
}

function readBody(request: ApiRequest): { given: Arguments; isForm: boolean } {
  const query = Object.fromEntries(request.query);
  if (request.httpMethod === 'GET' || request.body === '') return { given: query, isForm: true };
  const type = request.contentType?.split(';')[0]?.trim().toLowerCase();
  if (type === undefined || type === '') throw new SlackError('missing_post_type');
  if (type === 'application/x-www-form-urlencoded')
    return { given: { ...query, ...Object.fromEntries(new URLSearchParams(request.body)) }, isForm: true };
  if (type === 'application/json') return { given: { ...query, ...readJson(request.body) }, isForm: false };
  throw new SlackError('invalid_post_type');
}

function readJson(body: string): Arguments {
  let value: unknown;
  try {
    value = JSON.parse(body);
  } catch {
    throw new SlackError('invalid_json');
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new SlackError('json_not_object');
  return { ...value };
}
