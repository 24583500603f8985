import { Queue } from '@pulumi/aws/sqs/queue.js';
import { QueuePolicy } from '@pulumi/aws/sqs/queuePolicy.js';
import * as pulumi from '@pulumi/pulumi';
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

  constructor(name: string, args: { topics: pulumi.Input<string>[] }, options?: pulumi.ComponentResourceOptions) {
    super('playground:infra:DeadLetters', name, {}, options);
    const parent = { parent: this };
    const queue = new Queue(name, { messageRetentionSeconds: KEPT_SECONDS, sqsManagedSseEnabled: true }, parent);
    const bySns = policyDocument([
      {
        Effect: 'Allow',
        Action: 'sqs:SendMessage',
        Resource: queue.arn,
        Principal: { Service: 'sns.amazonaws.com' },
        Condition: { ArnEquals: { 'aws:SourceArn': args.topics } },
      },
    ]);
    new QueuePolicy(name, { queueUrl: queue.url, policy: bySns }, parent);
    this.arn = queue.arn;
    this.url = queue.url;
    this.queueName = queue.name;
    this.registerOutputs();
  }
}
