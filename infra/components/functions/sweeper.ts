import { LambdaFunction } from '../lambda-function.ts';
import { allow } from '../policy.ts';
import type { Topics } from '../topics.ts';
import { log, type Shared, zip } from './shared.ts';

/** Warns of ends, destroys what has expired, and invokes operations that nobody took. */
export function sweeperFunction(shared: Shared, args: { provisioner: LambdaFunction; topics: Topics }): LambdaFunction {
  const { registry } = shared;
  return new LambdaFunction('playground-sweeper', {
    ...log('sweeper', shared),
    code: zip('sweeper', shared),
    description: 'Expiries and forgotten operations of playgrounds',
    memoryMiB: 256,
    timeoutSeconds: 50,
    environment: {
      REGISTRY_TABLE: registry.name,
      PROVISIONER_FUNCTION: args.provisioner.name,
      EVENTS_TOPIC_ARN: args.topics.eventsArn,
    },
    may: [
      allow(['dynamodb:GetItem', 'dynamodb:PutItem', 'dynamodb:UpdateItem'], registry.arn),
      allow('dynamodb:Query', registry.dueIndexArn),
      allow('lambda:InvokeFunction', args.provisioner.arn),
      allow('sns:Publish', args.topics.eventsArn),
    ],
  });
}
