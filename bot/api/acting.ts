import type { Caller } from './caller.ts';
import { type Refusal, refuse } from './refusal.ts';

/** On whose behalf a caller asks. @param named Slack's id, as the request has it */
export function actingFor({ actsFor }: Caller, named: string | undefined): { userId: string } | Refusal {
  if (named !== undefined) {
    return actsFor === 'anybody' || actsFor.includes(named)
      ? { userId: named }
      : refuse('NOT_IN_SCOPE', 'This caller does not act for that person.');
  }
  const [only, ...more] = actsFor === 'anybody' ? [] : actsFor;
  if (only !== undefined && more.length === 0) return { userId: only };
  return {
    ...refuse('INVALID_REQUEST'),
    errors: [{ in: 'header', pointer: '/playground-user', detail: 'This caller has to say on whose behalf it asks.' }],
  };
}
