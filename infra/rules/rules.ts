import { DOOR_TYPES, RESOURCE_TYPES } from '../../provisioner/playground/resources.ts';
import { TAGS } from '../../provisioner/playground/tags.ts';
import type { Settings } from '../settings.ts';
import { failuresAreHeard } from './failures.ts';
import { ingressWithin } from './ingress.ts';
import { logsEnd } from './logs.ts';
import { noStrangers, noWildcards } from './policies.ts';
import type { Rule } from './rule.ts';
import { noBorrowedServices } from './services.ts';
import { encryptedAtRest, noPublicBucket, tlsOnly } from './storage.ts';
import { tagged } from './tags.ts';

/** What holds of everything that is made, by the bot's own program and by a playground's. */
export function rulesFor({ allowedCidrs }: Pick<Settings, 'allowedCidrs'>): Rule[] {
  return [
    noPublicBucket,
    encryptedAtRest,
    tlsOnly,
    logsEnd,
    noWildcards,
    noStrangers,
    noBorrowedServices,
    ingressWithin(allowedCidrs),
    failuresAreHeard,
  ];
}

/** What holds of a playground besides. What infra makes has its tag by the provider's configuration (`aws:defaultTags`). */
export const PLAYGROUND_RULES: readonly Rule[] = [tagged([...RESOURCE_TYPES, ...DOOR_TYPES], Object.values(TAGS))];
