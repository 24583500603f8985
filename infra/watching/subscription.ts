import { z } from 'zod';

const EMAIL = 'email:';

/** Who hears of alarms beside Slack: `email:ops@example.com`, or an HTTPS address such as PagerDuty's. */
export const alertSubscriptionSchema = z.string().refine(isOne, {
  message: 'must be `email:` and an address, or an address that begins with https://',
});
export type AlertSubscription = z.infer<typeof alertSubscriptionSchema>;

/** SNS's words for it. @param given one that the schema lets through */
export function subscriptionOf(given: AlertSubscription): { protocol: 'email' | 'https'; endpoint: string } {
  return given.startsWith(EMAIL)
    ? { protocol: 'email', endpoint: given.slice(EMAIL.length) }
    : { protocol: 'https', endpoint: given };
}

function isOne(given: string): boolean {
  const { protocol, endpoint } = subscriptionOf(given);
  const schema = protocol === 'email' ? z.email() : z.url({ protocol: /^https$/ });
  return schema.safeParse(endpoint).success;
}
