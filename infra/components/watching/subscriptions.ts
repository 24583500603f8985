import { createHash } from 'node:crypto';
import { TopicSubscription } from '@pulumi/aws/sns/topicSubscription.js';
import * as pulumi from '@pulumi/pulumi';
import { type AlertSubscription, subscriptionOf } from '../../watching/subscription.ts';

/** Beside Lambda's reports of broken invocations, which only our notifier knows to read. */
const ALARMS_ONLY = { AlarmName: [{ exists: true }] };

/** Alarms go also to those whom the settings name. */
export function alertSubscriptions(
  given: readonly AlertSubscription[],
  topicArn: pulumi.Input<string>,
  options: pulumi.CustomResourceOptions,
): void {
  for (const each of given) {
    const { protocol, endpoint } = subscriptionOf(each);
    new TopicSubscription(
      // Named after what it is for, not after its place in a list: removing one leaves the others alone. An address of
      // PagerDuty's holds a key, so it is not shown.
      `alerts-${protocol}-${createHash('sha256').update(endpoint).digest('hex').slice(0, 8)}`,
      {
        topic: topicArn,
        protocol,
        endpoint,
        filterPolicyScope: 'MessageBody',
        filterPolicy: pulumi.jsonStringify(ALARMS_ONLY),
        // Who takes alarms over HTTPS confirms by itself; people confirm by the link that AWS sends them.
        ...(protocol === 'https' && { endpointAutoConfirms: true }),
      },
      options,
    );
  }
}
