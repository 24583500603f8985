import { Queue } from '@pulumi/aws/sqs/queue.js';
import * as pulumi from '@pulumi/pulumi';
import { arn, type Place } from './place.ts';
import { policyDocument } from './policy.ts';

/** The longest that SQS takes: https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/quotas-messages.html */
const KEPT_SECONDS = 14 * 24 * 60 * 60;

/**
 * Where what the notifier could not tell waits until Slack takes it. Encrypted with SQS's own keys: SNS, which puts there
 * what it could not hand over, has no right to use others.
 */
export class DeadLetters extends pulumi.ComponentResource {
  readonly arn: pulumi.Output<string>;
  readonly url: pulumi.Output<string>;
  readonly queueName: pulumi.Output<string>;

  constructor(
    name: string,
    args: { topics: pulumi.Input<string>[]; place: Place },
    options?: pulumi.ComponentResourceOptions,
  ) {
    super('playground:infra:DeadLetterQueue', name, {}, options);
    // The end of its name is not known yet. As a resource of its own, which could know it, the policy would have the
    // provider watch for another 25 s that SQS keeps it.
    const bySns = policyDocument([
      {
        Effect: 'Allow',
        Action: 'sqs:SendMessage',
        Resource: arn(args.place, 'sqs', `${name}-*`),
        Principal: { Service: 'sns.amazonaws.com' },
        Condition: { ArnEquals: { 'aws:SourceArn': args.topics } },
      },
    ]);
    const queue = new Queue(
      name,
      { messageRetentionSeconds: KEPT_SECONDS, sqsManagedSseEnabled: true, policy: bySns },
      { parent: this },
    );
    this.arn = queue.arn;
    this.url = queue.url;
    this.queueName = queue.name;
    this.registerOutputs();
  }
}
