import type { Operation } from '../../provisioner/contract/operation.ts';
import type { Playground } from '../../provisioner/contract/playground.ts';
import type { Limits } from '../../provisioner/contract/registry.ts';
import type { CreateOutcome } from '../submit.ts';
import { type Answer, accepted, refused } from './answer.ts';
import { refusal } from './refusal.ts';
import { at, duration, escaped, mention } from './text.ts';

/** @param now epoch seconds */
export function created(outcome: CreateOutcome, asker: { ownerId: string; limits: Limits }, now: number): Answer {
  switch (outcome.outcome) {
    case 'started':
      return started(outcome.operation);
    case 'queued':
      return accepted(
        outcome.operation,
        `*${outcome.operation.playgroundName}* is yours, and its making is queued: it will start shortly.`,
        'A direct message tells you how it goes. There is no need to type it again.',
      );
    case 'over-budget':
      // For scripts: it is not known to be accepted.
      return refused(
        'BUSY',
        'That takes longer than Slack lets me wait, so I cannot say yet whether it was accepted.',
        'If it was, a direct message follows within two minutes; `/playground list` shows it too. If not, type the same command again.',
      );
    case 'name-taken':
      return outcome.holder.ownerId === asker.ownerId ? alreadyYours(outcome.holder, now) : taken(outcome.holder);
    case 'owner-limit':
      return refusal('OWNER_LIMIT', `That is ${asker.limits.perOwner}.`);
    case 'workspace-limit':
      return refusal('WORKSPACE_LIMIT', `There are ${asker.limits.total}.`);
    case 'busy':
      return refusal('BUSY', 'Nothing was claimed.');
  }
}

function started(operation: Operation): Answer {
  const { playgroundName, expiresAt } = operation;
  return accepted(
    operation,
    `*${playgroundName}* is being made, and lives until ${at(expiresAt)}.`,
    'Its address and credentials come to you in a direct message when it is ready.',
  );
}

function alreadyYours(playground: Playground, now: number): Answer {
  const name = `*${playground.name}*`;
  switch (playground.state) {
    case 'creating':
      return refusal('ALREADY_CREATING', `${name} is being made, for ${duration(now - playground.createdAt)} now.`);
    case 'ready':
      return refusal(
        'ALREADY_YOURS',
        `${name} is ready${playground.address ? ` at ${escaped(playground.address)}` : ''}, until ${at(playground.expiresAt)}.`,
      );
    case 'updating':
      return refusal('ALREADY_YOURS', `${name} is being updated.`);
    case 'destroying':
      return refusal('BEING_DESTROYED', `${name} was yours and is on its way out.`);
    case 'stuck':
      return refusal(
        'ALREADY_YOURS',
        `${name} could not be removed completely.`,
        `Type \`/playground destroy ${playground.name}\` to try again, or choose another name.`,
      );
  }
}

function taken(holder: Playground): Answer {
  return refusal('NAME_TAKEN', `*${holder.name}* belongs to ${mention(holder.ownerId)} since ${at(holder.createdAt)}.`);
}
