import { toApiUser } from '../api/users.ts';
import { sendEvent } from '../delivery/events.ts';
import { findUser, people, setLeft } from '../workspace.ts';
import { type Failed, failed, type InteractionDependencies, type Invalid } from './dependencies.ts';

/** An admin of the workspace deactivates somebody, or lets them back in: the app hears of it, as of every change of a user. */
export function createLeave({ app, now }: InteractionDependencies) {
  return async (userId: string, left: boolean): Promise<{ status: 200; ms: number } | Failed | Invalid> => {
    if (people().some(({ id }) => id === userId) !== left)
      return { invalid: `There is no person ${userId} who could ${left ? 'leave' : 'come back'}.` };
    setLeft(userId, left ? Math.floor(now() / 1000) : undefined);
    const user = findUser(userId);
    if (user === undefined) return { invalid: `There is no person ${userId} in this workspace.` };
    const posted = await sendEvent(app, { type: 'user_change', user: toApiUser(user), cache_ts: user.updated }, now());
    return posted.outcome === 'answered'
      ? { status: 200, ms: posted.ms }
      : failed('Telling of a change of a user', posted);
  };
}
