import * as z from 'zod';
import type { ApiAnswer } from './index.ts';

/** `down`: every call is answered with 503; `error`: with that error of Slack's, such as token_revoked; `none`: as it should. */
export const outageSchema = z.discriminatedUnion('is', [
  z.object({ is: z.literal('down') }),
  z.object({ is: z.literal('error'), error: z.string().min(1) }),
  z.object({ is: z.literal('none') }),
]);
export type Outage = z.infer<typeof outageSchema>;

/** An outage of the whole Web API on demand, so that a test can see what the product does then. */
export function createOutages() {
  let outage: Outage = { is: 'none' };
  return {
    begin(next: Outage): void {
      outage = next;
    },
    /** What every call is answered with now; undefined where it is served. */
    answer(): ApiAnswer | undefined {
      if (outage.is === 'none') return undefined;
      if (outage.is === 'down') return { status: 503, headers: {}, body: {} };
      return { status: 200, headers: {}, body: { ok: false, error: outage.error } };
    },
  };
}
export type Outages = ReturnType<typeof createOutages>;
