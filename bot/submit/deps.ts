import type { Invoke } from '../../provisioner/contract/invoke.ts';
import type { Operation } from '../../provisioner/contract/operation.ts';
import type { PublishEvent } from '../../provisioner/contract/publish.ts';
import type { Changes, Claims, Limits, Notices, Queries, Quota } from '../../provisioner/contract/registry.ts';
import type { TemplateSummary } from '../../provisioner/contract/template-summary.ts';
import type { AccessDeps } from '../access.ts';
import type { Home } from '../policy/target.ts';

export interface SubmitDeps extends AccessDeps {
  registry: Claims &
    Changes &
    Pick<Notices, 'putNotice'> &
    Pick<
      Queries,
      'getPlayground' | 'getRemains' | 'getOperation' | 'history' | 'listAll' | 'listByOwner' | 'listSharedWith'
    >;
  invoke: Invoke;
  publish: PublishEvent;
  limits: Limits;
  templates: readonly TemplateSummary[];
  /** What a playground gets without a word about it. */
  lifetimeSeconds: number;
  /** What it may have in all, extensions included. */
  maxLifetimeSeconds: number;
  /** How long before its end the owner is warned. */
  warningSeconds: number;
}

/** Who asked, when (epoch seconds), and what is unique to the request. */
export interface Asker {
  userId: string;
  requestedAt: number;
  requestKey: string;
  /** Absent where the request says nothing of it. */
  home?: Home;
  /** On which, beside the asker's own, what is made counts: where a program asks for somebody. */
  quota?: Quota;
}

export type Accepted =
  /** The provisioner has been told. */
  | { outcome: 'started'; operation: Operation }
  /** It is claimed, but there is no place for it yet, or the invoke is not known to have arrived: the sweeper starts it. */
  | { outcome: 'queued'; operation: Operation };

/** The registry did not answer in time; what was asked may still be done. */
export type OverBudget = { outcome: 'over-budget' };
