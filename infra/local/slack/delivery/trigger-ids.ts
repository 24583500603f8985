import { randomBytes } from 'node:crypto';

/** docs.slack.dev/interactivity/handling-user-interaction#modal_responses: how long one may be exchanged, in milliseconds. */
const LIFETIME = 3000;

export type TriggerFault = 'invalid_trigger_id' | 'expired_trigger_id' | 'exchanged_trigger_id';

/** Each thing that somebody does gives the app one trigger, with which it may open one modal for that person at once. */
export interface TriggerIds {
  /** Unique, as Slack's are; the product derives its operation's id from it. */
  issue(userId: string): string;
  /** Gives the person, once, or says why not. */
  exchange(id: string): { userId: string } | { fault: TriggerFault };
}

/** @param now epoch milliseconds */
export function createTriggerIds(now: () => number): TriggerIds {
  const issued = new Map<string, { userId: string; at: number; exchanged: boolean }>();
  return {
    issue(userId) {
      const id = `${now()}.${randomBytes(5).readUIntBE(0, 5)}.${randomBytes(16).toString('hex')}`;
      issued.set(id, { userId, at: now(), exchanged: false });
      return id;
    },
    exchange(id) {
      const trigger = issued.get(id);
      if (trigger === undefined) return { fault: 'invalid_trigger_id' };
      if (trigger.exchanged) return { fault: 'exchanged_trigger_id' };
      if (now() - trigger.at > LIFETIME) return { fault: 'expired_trigger_id' };
      trigger.exchanged = true;
      return { userId: trigger.userId };
    },
  };
}
