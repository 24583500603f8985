import * as pulumi from '@pulumi/pulumi';
import { pricesOf } from '../../prices.ts';
import type { DeadLetters } from '../dead-letters.ts';
import { LambdaFunction } from '../lambda-function.ts';
import { arn, type Place } from '../place.ts';
import type { PlaygroundSite } from '../playground-site.ts';
import { allow } from '../policy.ts';
import type { StateBucket } from '../state-bucket.ts';
import type { Topics } from '../topics.ts';
import { stateBackendUrl } from './provisioner-environment.ts';
import { countedOperations, log, type Shared, zip } from './shared.ts';

export interface SweeperArgs {
  place: Place;
  site: PlaygroundSite;
  state: StateBucket;
  provisioner: LambdaFunction;
  notifier: LambdaFunction;
  deadLetters: DeadLetters;
  topics: Topics;
}

/** Warns of ends, destroys what has expired, invokes operations that nobody took, watches the tasks that run, and has told what was not. */
export function sweeperFunction(shared: Shared, args: SweeperArgs): LambdaFunction {
  const { place, site, state, provisioner, notifier, deadLetters, topics } = args;
  const { registry, credentialsPrefix, settings } = shared;
  return new LambdaFunction('playground-sweeper', {
    ...log('sweeper', shared),
    code: zip('sweeper', shared),
    description: 'Expiries, forgotten operations and tasks of playgrounds',
    memoryMiB: 256,
    timeoutSeconds: 50,
    environment: {
      REGISTRY_TABLE: registry.name,
      PROVISIONER_FUNCTION: provisioner.name,
      NOTIFIER_FUNCTION: notifier.name,
      DEAD_LETTERS_URL: deadLetters.url,
      EVENTS_TOPIC_ARN: topics.eventsArn,
      CLUSTER_ARN: site.clusterArn,
      SITE_TAG: site.tag,
      EXPOSURE: settings.exposure,
      ...(settings.domain !== undefined && { LOAD_BALANCER: JSON.stringify({ domain: settings.domain }) }),
      STATE_BACKEND_URL: stateBackendUrl(state, settings),
      LOG_GROUP: site.logGroupName,
      CREDENTIALS_PREFIX: credentialsPrefix,
      COMPARE_MINUTES: String(settings.compareMinutes),
      PRICES: JSON.stringify(pricesOf(settings, place.region)),
      ...countedOperations(settings),
    },
    may: [
      allow(['dynamodb:GetItem', 'dynamodb:PutItem', 'dynamodb:UpdateItem'], registry.arn),
      allow('dynamodb:Query', [registry.dueIndexArn, registry.allIndexArn]),
      allow('lambda:InvokeFunction', [provisioner.arn, notifier.arn]),
      allow(['sqs:ChangeMessageVisibility', 'sqs:DeleteMessage', 'sqs:ReceiveMessage'], deadLetters.arn),
      allow('sns:Publish', topics.eventsArn),
      allow('ecs:DescribeServices', pulumi.interpolate`${arn(place, 'ecs', 'service')}/${site.clusterName}/*`),
      allow('ecs:DescribeTasks', pulumi.interpolate`${arn(place, 'ecs', 'task')}/${site.clusterName}/*`),
      // Neither takes a resource; the cluster bounds the first.
      allow('ecs:ListTasks', '*', { ArnEquals: { 'ecs:cluster': site.clusterArn } }),
      allow('ec2:DescribeNetworkInterfaces', '*'),
      // To compare what carries our tags with the registry, each hit by its own service. None takes a narrower resource.
      allow(
        [
          'ec2:DescribeSecurityGroups',
          'ecs:DescribeTaskDefinition',
          'elasticloadbalancing:DescribeRules',
          'elasticloadbalancing:DescribeTargetGroups',
          'tag:GetResources',
        ],
        '*',
      ),
      // Locks that no run of the engine has; of its other files it sees the names.
      allow('s3:ListBucket', state.arn),
      allow('s3:DeleteObject', pulumi.interpolate`${state.arn}/.pulumi/locks/*`),
      allow('logs:GetLogEvents', pulumi.interpolate`${site.logGroupArn}:*`),
      // To strike it out of the lines that a broken container wrote.
      allow('ssm:GetParameter', arn(place, 'ssm', `parameter${credentialsPrefix}/*`)),
    ],
  });
}
