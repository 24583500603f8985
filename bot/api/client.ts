import * as z from 'zod';
import type { Method, Route } from './route.ts';
import { type OperationId, ROUTES, type RouteOf } from './routes.ts';
import { type Problem, problem } from './schemas.ts';

export interface HttpRequest {
  method: Method;
  /** With its query, beginning with a slash. */
  path: string;
  headers: Record<string, string>;
  body?: string;
}

/** Carries a request to the API and its answer back, whatever its status. */
export type Send = (request: HttpRequest) => Promise<{ status: number; body: string }>;

type Input<Part extends string, Schema> = Schema extends z.ZodType ? { [P in Part]: z.input<Schema> } : object;
type PartOf<R, Part extends string> = R extends Record<Part, infer Schema> ? Input<Part, Schema> : object;

/** What a route takes, as its schemas want it. */
export type Asked<O extends OperationId> = PartOf<RouteOf<O>, 'params'> &
  Partial<PartOf<RouteOf<O>, 'query'>> &
  PartOf<RouteOf<O>, 'body'> & { idempotencyKey?: string | undefined };

type BodyOf<Answer> = Answer extends { body: infer B extends z.ZodType } ? z.infer<B> : never;
type Answers<O extends OperationId> = RouteOf<O>['answers'];

/** An answer, or why there is none. */
export type Said<Body> = { ok: true; status: number; body: Body } | { ok: false; problem: Problem };
export type Told<O extends OperationId> = Said<BodyOf<Answers<O>[keyof Answers<O>]>>;

/** The HTTP API, a call for each of its routes. */
export interface PlaygroundApi {
  /** @throws when what answers is not the API, or says something that its schemas do not have */
  ask<O extends OperationId>(operationId: O, asked: Asked<O>): Promise<Told<O>>;
}

/** As much of an answer that nobody understands as an error repeats. */
const QUOTED = 200;

/** @param onBehalfOf a Slack user's id; may be absent for a caller that acts for one person only */
export function createClient(send: Send, { onBehalfOf }: { onBehalfOf?: string | undefined } = {}): PlaygroundApi {
  return {
    async ask<O extends OperationId>(operationId: O, asked: Asked<O>): Promise<Told<O>> {
      const route = routeOf(operationId);
      const { status, body } = await send(requestTo(route, asked, onBehalfOf));
      const answer = route.answers[status];
      const said = json(body);
      if (answer !== undefined) return { ok: true, status, body: answer.body.parse(said) } as Told<O>;
      const refused = problem.safeParse(said);
      if (refused.success) return { ok: false, problem: refused.data };
      throw new Error(
        `${route.method} ${route.path} was answered by something else than the API. ${guess(status, said)}`,
      );
    },
  };
}

function routeOf(operationId: OperationId): Route {
  const route = ROUTES.find((each) => each.operationId === operationId);
  if (route === undefined) throw new Error(`the API has no operation ${operationId}`);
  return route;
}

interface AnyAsked {
  params?: Record<string, string>;
  query?: Record<string, unknown>;
  body?: unknown;
  idempotencyKey?: string | undefined;
}

function requestTo({ method, path }: Route, asked: AnyAsked, onBehalfOf: string | undefined): HttpRequest {
  const { params = {}, query = {}, body, idempotencyKey } = asked;
  const given = Object.entries(query).filter(([, value]) => value !== undefined);
  const search = new URLSearchParams(Object.fromEntries(given.map(([name, value]) => [name, String(value)])));
  const filled = path.replaceAll(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(params[name] ?? ''));
  return {
    method,
    path: given.length === 0 ? filled : `${filled}?${search}`,
    headers: {
      accept: 'application/json, application/problem+json',
      ...(onBehalfOf !== undefined && { 'playground-user': onBehalfOf }),
      ...(idempotencyKey !== undefined && { 'idempotency-key': idempotencyKey }),
      ...(body !== undefined && { 'content-type': 'application/json' }),
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  };
}

function json(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

/** Lambda refuses a wrong signature itself, and other things may listen at a wrong address. */
function guess(status: number, said: unknown): string {
  const { data: aws } = z
    .object({ Message: z.string() })
    .or(z.object({ message: z.string() }))
    .safeParse(said);
  if (aws !== undefined && (status === 403 || status === 401))
    return `AWS let nobody in (${status}: ${Object.values(aws)[0]}): are the credentials right, and may they invoke the function's URL?`;
  const text = typeof said === 'string' ? said : JSON.stringify(said);
  return `Is the address right? It said, with status ${status}: ${text.slice(0, QUOTED)}`;
}
