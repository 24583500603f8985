import { Permission } from '@pulumi/aws/lambda/permission.js';
import { Topic } from '@pulumi/aws/sns/topic.js';
import { TopicPolicy } from '@pulumi/aws/sns/topicPolicy.js';
import { TopicSubscription } from '@pulumi/aws/sns/topicSubscription.js';
import * as pulumi from '@pulumi/pulumi';
import type { DeadLetters } from './dead-letters.ts';
import type { LambdaFunction } from './lambda-function.ts';
import type { Place } from './place.ts';
import { policyDocument, type Statement } from './policy.ts';

/**
 * Two topics, neither of them encrypted with a key of ours: CloudWatch alarms cannot publish to a topic under
 * `alias/aws/sns`, and a key that they could use costs $1 a month. So what goes over them holds no secret: events name a
 * row of the registry; alerts are alarms, and Lambda's records of failed invokes, whose payload is an operation id.
 */
export class Topics extends pulumi.ComponentResource {
  readonly eventsArn: pulumi.Output<string>;
  readonly alertsArn: pulumi.Output<string>;

  constructor(name: string, options?: pulumi.ComponentResourceOptions) {
    super('playground:infra:Topics', name, {}, options);
    this.eventsArn = new Topic('playground-events', {}, { parent: this }).arn;
    this.alertsArn = new Topic('playground-alerts', {}, { parent: this }).arn;
    this.registerOutputs();
  }

  /**
   * Takes the place of SNS's default policies, which let everyone in the account publish.
   * @param roles `events` change rows and tell of it; `alerts` is the function whose broken invocations Lambda reports in
   *   its name
   * @param byRules whether a rule of EventBridge alerts. It says nothing of itself to SNS, so a condition would refuse it for
   *   ever: https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-use-resource-based.html#eb-sns-permissions
   */
  publishedBy(roles: { events: Text[]; alerts: Text }, byRules: boolean, place: Place): void {
    const alarms: Publisher = {
      Principal: { Service: 'cloudwatch.amazonaws.com' },
      Condition: { StringEquals: { 'aws:SourceAccount': place.accountId } },
    };
    const rules: Publisher[] = byRules ? [{ Principal: { Service: 'events.amazonaws.com' } }] : [];
    this.#restrict(
      'events',
      this.eventsArn,
      roles.events.map((role): Publisher => ({ Principal: { AWS: role } })),
    );
    this.#restrict('alerts', this.alertsArn, [{ Principal: { AWS: roles.alerts } }, alarms, ...rules]);
  }

  /**
   * Both topics reach the same function: it tells the shapes apart.
   * @param deadLetters take what SNS cannot hand to Lambda at all; what the function itself fails at is its own affair
   */
  deliveredTo(notifier: LambdaFunction, deadLetters: DeadLetters): void {
    const redrivePolicy = pulumi.jsonStringify({ deadLetterTargetArn: deadLetters.arn });
    for (const [name, topic] of Object.entries({ events: this.eventsArn, alerts: this.alertsArn })) {
      const permission = new Permission(
        `${name}-may-invoke`,
        { function: notifier.name, action: 'lambda:InvokeFunction', principal: 'sns.amazonaws.com', sourceArn: topic },
        { parent: this },
      );
      new TopicSubscription(
        name,
        { topic, protocol: 'lambda', endpoint: notifier.arn, redrivePolicy },
        { parent: this, dependsOn: permission },
      );
    }
  }

  #restrict(name: string, topic: pulumi.Output<string>, publishers: Publisher[]): void {
    const statements = publishers.map((publisher): Statement => {
      return { Effect: 'Allow', Action: 'sns:Publish', Resource: topic, ...publisher };
    });
    new TopicPolicy(name, { arn: topic, policy: policyDocument(statements) }, { parent: this });
  }
}

type Text = pulumi.Input<string>;
type Publisher = Pick<Statement, 'Principal' | 'Condition'>;
