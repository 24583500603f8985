import { secretNames } from '../../secrets.ts';
import { LambdaFunction } from '../lambda-function.ts';
import { BOT_MEMORY_MIB } from './bot-memory.ts';
import { type RequestParts, requestEnvironment, requestRights } from './request-parts.ts';
import { log, type Shared, zip } from './shared.ts';

/** Slack waits 3 seconds; a second more lets an answer that is late be logged as such instead of cut off. */
const TIMEOUT_SECONDS = 10;

/** Answers Slack: claims in the registry, wakes the provisioner, and tells of what needs no provisioner. */
export function botFunction(shared: Shared, parts: RequestParts): LambdaFunction {
  const { settings, prefix } = shared;
  const { signingSecret } = secretNames(prefix);
  return new LambdaFunction('playground-bot', {
    ...log('bot', shared),
    code: zip('bot', shared),
    description: 'Slack commands of /playground',
    memoryMiB: BOT_MEMORY_MIB,
    timeoutSeconds: TIMEOUT_SECONDS,
    reservedConcurrency: settings.botReservedConcurrency,
    published: settings.coldStarts.provisioned !== undefined,
    environment: {
      ...requestEnvironment(shared, parts),
      SIGNING_SECRET_PARAMETER: signingSecret,
      CLUSTER_NAME: parts.site.clusterName,
      CONSOLE_LINKS: String(settings.consoleLinks),
      ADMINS: settings.admins.join(','),
      BEARER_API: settings.apiTokens,
    },
    may: requestRights(shared, parts, [signingSecret]),
  });
}
