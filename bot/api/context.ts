import type * as z from 'zod';
import type { Prices } from '../../provisioner/contract/price.ts';
import type { Queries } from '../../provisioner/contract/registry.ts';
import type { Budget } from '../budget.ts';
import type { ReadLastLines } from '../logs/last-lines.ts';
import type { Asker, SubmitDeps } from '../submit/deps.ts';
import type { Caller } from './caller.ts';
import type { Refusal } from './refusal.ts';
import type { Route } from './route.ts';
import type { OperationId, RouteOf } from './routes.ts';

/** What the handlers need of the world. Nobody is an admin here: who asks by a program has the rights of one person. */
export interface ApiDeps extends SubmitDeps {
  registry: SubmitDeps['registry'] & Pick<Queries, 'getChange'>;
  prices: Prices;
  lastLines: ReadLastLines;
  /** Of a playground's id; undefined where there is none any more. Absent where nobody may be told passwords. */
  readPassword?: ((playgroundId: string) => Promise<string | undefined>) | undefined;
}

/** Who asks, for whom, and how long it may take. */
export interface Context {
  caller: Caller;
  asker: Asker;
  /** The very same request came before. */
  isRepeat: boolean;
  budget: Budget;
  /** Epoch seconds. */
  now: number;
}

/** A part of a request, as its route's schema makes it. */
type Part<R, P extends keyof Route> = R extends { [K in P]: infer S extends z.ZodType } ? z.infer<S> : undefined;

export interface RequestFor<O extends OperationId> {
  params: Part<RouteOf<O>, 'params'>;
  query: Part<RouteOf<O>, 'query'>;
  body: Part<RouteOf<O>, 'body'>;
}

type Answers<O extends OperationId> = RouteOf<O>['answers'];

/** One of the answers that the route names. */
export type Reply<O extends OperationId> = {
  [S in keyof Answers<O> & number]: {
    status: S;
    body: Answers<O>[S] extends { body: infer B extends z.ZodType } ? z.infer<B> : never;
  };
}[keyof Answers<O> & number];

/** Carries out what one route asks. One file each; the table in handlers/index.ts has them all. */
export type Handler<O extends OperationId> = (
  request: RequestFor<O>,
  context: Context,
  deps: ApiDeps,
) => Promise<Reply<O> | Refusal>;
