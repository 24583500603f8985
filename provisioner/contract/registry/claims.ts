import type { Operation } from '../operation.ts';
import type { Playground, Share } from '../playground.ts';

export interface Limits {
  perOwner: number;
  total: number;
}

/** How many playgrounds one caller of the HTTP API may have made that are still there, whoever owns them. */
export interface Quota {
  callerId: string;
  limit: number;
}

export interface CreateRequest {
  name: string;
  ownerId: string;
  template: string;
  /** Epoch seconds; the time of the request itself, not of its handling, so that a repeat is the same. */
  requestedAt: number;
  lifetimeSeconds: number;
  /** How long before its end the owner is warned (see lifetime.ts). */
  warningSeconds: number;
  /** Service of the template → image tag. */
  tags?: Record<string, string>;
  sharedWith?: Share[];
  quota?: Quota;
  /** Unique to the request: see requestIds in name.ts. */
  requestKey: string;
}

export type CreateClaim =
  | { outcome: 'claimed'; playground: Playground; operation: Operation }
  /** The same request came before; this is what it claimed. */
  | { outcome: 'repeated'; operation: Operation }
  | { outcome: 'name-taken'; holder: Playground }
  | { outcome: 'owner-limit' }
  | { outcome: 'caller-limit' }
  | { outcome: 'workspace-limit' }
  /** Other writers kept the counters busy until the budget was used up; nothing was claimed. */
  | { outcome: 'busy' };

export interface DestroyRequest {
  name: string;
  /** The generation that the asker means, where known (the sweeper); a newer one of the same name is left alone. */
  playgroundId?: string;
  cause: Operation['cause'];
  /** Slack user id; absent where the sweeper asks. */
  askedBy?: string;
  /** Only if its time is up by then: an extension since the asker looked wins. Epoch seconds. */
  expiredBy?: number;
  requestedAt: number;
  requestKey: string;
}

export type DestroyClaim =
  | { outcome: 'claimed'; operation: Operation }
  | { outcome: 'repeated'; operation: Operation }
  | { outcome: 'no-such-playground' }
  /** It is not `ready` or `stuck`, or its time is not up. */
  | { outcome: 'not-destroyable'; playground: Playground }
  | { outcome: 'busy' };

export interface UpdateRequest {
  kind: 'update' | 'restart';
  name: string;
  /** The generation that the asker means. */
  playgroundId: string;
  askedBy: string;
  /** update: service of the template → image tag, on top of what it has. */
  tags?: Record<string, string>;
  requestedAt: number;
  requestKey: string;
}

export type UpdateClaim =
  | { outcome: 'claimed'; operation: Operation }
  | { outcome: 'repeated'; operation: Operation }
  | { outcome: 'no-such-playground' }
  /** It is not `ready`. */
  | { outcome: 'not-ready'; playground: Playground }
  | { outcome: 'busy' };

/** What the bot and the sweeper claim with. Refusals are values; an exception means that the table could not be asked. */
export interface Claims {
  claimCreate(request: CreateRequest, limits: Limits): Promise<CreateClaim>;
  claimDestroy(request: DestroyRequest): Promise<DestroyClaim>;
  /** `ready → updating`, under the same lease rules as every operation. */
  claimUpdate(request: UpdateRequest): Promise<UpdateClaim>;
}
