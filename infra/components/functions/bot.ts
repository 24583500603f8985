import { secretNames } from '../../secrets.ts';
import { LambdaFunction } from '../lambda-function.ts';
import { arn, type Place } from '../place.ts';
import { allow } from '../policy.ts';
import { log, type Shared, zip } from './shared.ts';

/** Slack waits 3 seconds; a second more lets an answer that is late be logged as such instead of cut off. */
const TIMEOUT_SECONDS = 10;

/** Answers Slack: claims in the registry, wakes the provisioner. */
export function botFunction(shared: Shared, args: { provisioner: LambdaFunction; place: Place }): LambdaFunction {
  const { settings, registry, prefix } = shared;
  const { signingSecret } = secretNames(prefix);
  return new LambdaFunction('playground-bot', {
    ...log('bot', shared),
    code: zip('bot', shared),
    description: 'Slack commands of /playground',
    // Memory is CPU: at 1 GiB a cold start fits Slack's 3 seconds with room.
    memoryMiB: 1024,
    timeoutSeconds: TIMEOUT_SECONDS,
    reservedConcurrency: settings.botReservedConcurrency,
    environment: {
      REGISTRY_TABLE: registry.name,
      PROVISIONER_FUNCTION: args.provisioner.name,
      SIGNING_SECRET_PARAMETER: signingSecret,
      DEFAULT_LIFETIME_MINUTES: String(settings.defaultLifetimeMinutes),
      WARNING_MINUTES: String(settings.warningMinutes),
      MAX_PLAYGROUNDS_PER_OWNER: String(settings.maxPlaygroundsPerOwner),
      MAX_PLAYGROUNDS: String(settings.maxPlaygrounds),
      ALLOWED_TEAM_IDS: settings.allowedTeamIds.join(','),
    },
    may: [
      allow(['dynamodb:GetItem', 'dynamodb:PutItem', 'dynamodb:UpdateItem'], registry.arn),
      allow('dynamodb:Query', registry.listIndexArns),
      allow('lambda:InvokeFunction', args.provisioner.arn),
      allow('ssm:GetParameter', arn(args.place, 'ssm', `parameter${signingSecret}`)),
    ],
  });
}
