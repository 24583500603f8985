import type { RequestDeps, Trail } from './answer.ts';
import type { Incoming } from './incoming.ts';
import { openApiDocument } from './openapi.ts';
import { isRefusal, type Refusal, refuse } from './refusal.ts';
import { answerOf, type Response } from './respond.ts';

/** Answers a request of the API. */
export type Respond = (incoming: Incoming) => Promise<Response>;

interface Beside {
  method: string;
  respond(incoming: Incoming, respond: Respond): Promise<Response>;
}

/** What there is at the API's address besides its routes. */
const BESIDE: Partial<Record<string, Beside>> = {
  '/openapi.json': { method: 'GET', respond: async () => answerOf(200, openApiDocument()) },
  // Loaded when it is asked for: the protocol's code is as large as everything else here.
  '/mcp': { method: 'POST', respond: async (...asked) => (await import('../mcp/http.ts')).answerMcp(...asked) },
};

/** Answers what is none of the routes, to whoever is known. @returns undefined when it is one, or nothing at all */
export async function answerBeside(
  incoming: Incoming,
  trail: Trail,
  deps: Pick<RequestDeps, 'authenticate' | 'clock'>,
  respond: Respond,
): Promise<Response | Refusal | undefined> {
  const found = Object.hasOwn(BESIDE, incoming.path) ? BESIDE[incoming.path] : undefined;
  if (!found) return undefined;
  const caller = await deps.authenticate(incoming, deps.clock() / 1000);
  if (isRefusal(caller)) return caller;
  trail.caller = caller.id;
  if (incoming.method !== found.method) return { ...refuse('METHOD_NOT_ALLOWED'), allow: [found.method] };
  return found.respond(incoming, respond);
}
