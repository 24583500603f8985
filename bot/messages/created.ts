import type { Operation } from '../../provisioner/contract/operation.ts';
import type { Playground } from '../../provisioner/contract/playground.ts';
import type { Prices } from '../../provisioner/contract/price.ts';
import type { Limits } from '../../provisioner/contract/registry.ts';
import { costOf } from '../cost.ts';
import type { CreateOutcome } from '../submit/create.ts';
import type { SubmitDeps } from '../submit/deps.ts';
import { type Answer, accepted } from './answer.ts';
import { hourly, money } from './money.ts';
import { tooLateToSay } from './no-answer-in-time.ts';
import { ownerFull, workspaceFull } from './no-room.ts';
import { whenItStarts } from './operation/parts.ts';
import { refusal } from './refusal.ts';
import { at, duration, escaped, mention } from './text.ts';
import { unknown } from './unknown-choice.ts';

export interface CreateView extends Pick<SubmitDeps, 'templates'> {
  userId: string;
  limits: Limits;
  prices: Prices;
  /** Epoch seconds. */
  now: number;
}

export function created(outcome: CreateOutcome, view: CreateView): Answer {
  switch (outcome.outcome) {
    case 'started':
      return started(outcome.operation, view);
    case 'queued':
      return accepted(
        outcome.operation,
        `*${outcome.operation.playgroundName}* is yours, and its making is queued. ${whenItStarts(outcome.operation)}`,
        'A direct message tells you how it goes. There is no need to type it again.',
      );
    case 'over-budget':
      return tooLateToSay();
    case 'unknown-template':
    case 'unknown-service':
    case 'tag-not-allowed':
      return unknown(outcome);
    case 'lifetime-too-long':
      return refusal(
        'LIFETIME_TOO_LONG',
        `That is ${duration(outcome.limit)}; you asked for ${duration(outcome.said)}.`,
      );
    case 'lifetime-too-short':
      return refusal(
        'LIFETIME_TOO_SHORT',
        `That is ${duration(outcome.limit)}; you asked for ${duration(outcome.said)}.`,
      );
    case 'name-taken':
      return outcome.holder.ownerId === view.userId ? alreadyYours(outcome.holder, view.now) : taken(outcome.holder);
    case 'owner-limit':
      return ownerFull(outcome.yours, view.limits);
    case 'caller-limit':
      return refusal('CALLER_LIMIT');
    case 'workspace-limit':
      return workspaceFull(outcome.next, view.limits);
    case 'busy':
      return refusal('BUSY', 'Nothing was claimed.');
  }
}

function started(operation: Operation, view: CreateView): Answer {
  const { playgroundName, expiresAt } = operation;
  return accepted(
    operation,
    `*${playgroundName}* is being made, and lives until ${at(expiresAt)}.${price(operation, view)}`,
    'Its address and credentials come to you in a direct message when it is ready.',
  );
}

function price(operation: Operation, { templates, prices, now }: CreateView): string {
  const size = templates.find(({ name }) => name === operation.template);
  if (!size) return '';
  const { requestedAt: createdAt, expiresAt } = operation;
  const { perHour, untilExpiry } = costOf({ createdAt, expiresAt }, size, prices, now);
  return ` It costs ${hourly(perHour)}, ${money(untilExpiry)} until then.`;
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
