import type { Change } from '../change.ts';
import type { Playground, Share } from '../playground.ts';

/** What every change names. `playgroundId` is the generation that the asker looked at. */
export interface ChangeRequest {
  name: string;
  playgroundId: string;
  askedBy: string;
  requestedAt: number;
  requestKey: string;
}

export type ChangeOutcome =
  /** `playground` is the row as it is now. */
  | { outcome: 'changed'; playground: Playground; change: Change }
  /** The same request came before; this is what it did. */
  | { outcome: 'repeated'; change: Change; playground: Playground | undefined }
  | { outcome: 'no-such-playground' }
  /** Its state or its expiry is not what the change needs; decide again by this row. */
  | { outcome: 'changed-meanwhile'; playground: Playground }
  /** transfer: the new owner has as many as one person may. */
  | { outcome: 'owner-limit' }
  | { outcome: 'busy' };

/** Changes that need no engine. Each writes its row of history with it and raises the playground's revision. */
export interface Changes {
  /** Moves the end, if the playground is `ready` and its end is still `seenExpiresAt`. */
  extend(
    request: ChangeRequest & { seenExpiresAt: number; expiresAt: number; warningSeconds: number },
  ): Promise<ChangeOutcome>;
  /** Adds the share, or replaces the one with the same target, while it is `ready` or `updating`. The caller has checked MAX_SHARES. */
  share(request: ChangeRequest & { share: Share }): Promise<ChangeOutcome>;
  unshare(request: ChangeRequest & { targetId: string }): Promise<ChangeOutcome>;
  /** Gives it, if `ready`, to another owner, whose count goes up in the same write. The old owner keeps nothing. */
  transfer(request: ChangeRequest & { newOwnerId: string; perOwner: number }): Promise<ChangeOutcome>;
}
