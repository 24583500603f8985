import type { Operation } from '../../../provisioner/contract/operation.ts';
import type { Playground } from '../../../provisioner/contract/playground.ts';
import { buttons, destroyButton } from '../buttons.ts';
import type { Message } from '../message.ts';
import { at } from '../text.ts';
import { failed, goneSince, leftWords, nextWords, onItsWayOut } from './failed.ts';
import { askedByAnother, plain, underWay, whenItStarts } from './parts.ts';
import type { OperationView } from './view.ts';

export function destroyMessage({ operation, playground }: OperationView): Message {
  const name = operation.playgroundName;
  const why = whySwept(operation);
  switch (operation.state) {
    case 'queued':
      return underWay(operation, `${why || `*${name}* is to be destroyed.`} ${whenItStarts(operation)}`);
    case 'running':
      return underWay(
        operation,
        [why, `*${name}* is being destroyed.`, askedByAnother(operation)].filter(Boolean).join(' '),
      );
    case 'succeeded':
      return isTimeUp(operation)
        ? plain(
            `*${name}* is gone, because its time was up (${at(operation.expiresAt)})${receipt(operation)}. \`/playground create ${name}\` makes a new one.`,
          )
        : plain(
            [
              `*${name}* is gone, with everything in it${receipt(operation)}. The name is free.`,
              askedByAnother(operation),
            ]
              .filter(Boolean)
              .join(' '),
          );
    case 'failed': {
      const message = failed(
        operation,
        `*${name}* could not be removed completely.`,
        stillThere(operation, playground),
      );
      const again = playground?.state === 'stuck' && [buttons(destroyButton(playground, 'Try again'))];
      return { ...message, blocks: [...message.blocks, ...(again || [])] };
    }
  }
}

function stillThere(operation: Operation, playground: Playground | undefined): string[] {
  switch (playground?.state) {
    case undefined:
      return [goneSince(operation)];
    case 'stuck':
      return [leftWords(operation, playground)];
    case 'destroying':
      return [onItsWayOut(playground)];
    default:
      return nextWords(operation);
  }
}

/** Only what was seen is said; older rows do not say what was seen. */
function receipt({ receiptAt }: Operation): string {
  return receiptAt === undefined ? '' : ': 0 resources left';
}

function isTimeUp({ cause, requestedAt, expiresAt }: Operation): boolean {
  return cause === 'expired' && requestedAt >= expiresAt;
}

/** Why the sweeper destroys it, where nobody asked: its time is up, or what was left of it is tried again. */
function whySwept(operation: Operation): string {
  if (operation.cause === 'asked') return '';
  const name = operation.playgroundName;
  return isTimeUp(operation)
    ? `The time of *${name}* is up (${at(operation.expiresAt)}).`
    : `What was left of *${name}* is removed now.`;
}
