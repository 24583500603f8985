import type { ApiDeps, Context, Handler, Reply, RequestFor } from '../context.ts';
import type { Refusal } from '../refusal.ts';
import type { OperationId } from '../routes.ts';
import { changePlayground } from './change-playground.ts';
import { createPlayground } from './create-playground.ts';
import { destroyPlayground } from './destroy-playground.ts';
import { getCredentials } from './get-credentials.ts';
import { getLogs } from './get-logs.ts';
import { getOperation } from './get-operation.ts';
import { getPlayground } from './get-playground.ts';
import { listPlaygrounds } from './list-playgrounds.ts';
import { listTemplates } from './list-templates.ts';

/** Each route of the routes table has its handler here. */
const HANDLERS: { [O in OperationId]: Handler<O> } = {
  changePlayground,
  createPlayground,
  destroyPlayground,
  getCredentials,
  getLogs,
  getOperation,
  getPlayground,
  listPlaygrounds,
  listTemplates,
};

/** Carries out one route's request by its handler. @returns one of the route's answers, or why it is not done */
export async function carryOut<O extends OperationId>(
  operationId: O,
  request: RequestFor<O>,
  context: Context,
  deps: ApiDeps,
): Promise<Reply<O> | Refusal> {
  const handler: Handler<O> = HANDLERS[operationId];
  return handler(request, context, deps);
}
