import type { Operation } from '../../../provisioner/contract/operation.ts';
import type { Playground } from '../../../provisioner/contract/playground.ts';
import { addressLines, credentialLines } from '../access.ts';
import { buttons, destroyButton, extendButton, logsButton, openButton, retryButton } from '../buttons.ts';
import { costAhead } from '../costs.ts';
import { context, type Message, section } from '../message.ts';
import { stuckWords } from '../state-words.ts';
import { at, escaped, mention } from '../text.ts';
import { adviceOf, failed, leftWords, nextWords, tryAgain } from './failed.ts';
import { plain, underWay, whenItStarts } from './parts.ts';
import type { OperationView } from './view.ts';

export function createMessage(view: OperationView): Message {
  const { operation, playground } = view;
  const name = operation.playgroundName;
  switch (operation.state) {
    case 'queued':
      return underWay(operation, queued(operation));
    case 'running':
      return underWay(operation, `*${name}* is being made.`);
    case 'succeeded':
      return playground ? made(view, playground) : plain(`*${name}* was ready, and is gone now.`);
    case 'failed': {
      const message = failed(operation, `*${name}* could not be made.`, remains(operation, playground));
      const act = buttons(playground?.state === 'stuck' && destroyButton(playground), retryButton(operation));
      // Where something is left the name is not free, and a retry would meet it.
      return playground?.state === 'destroying' ? message : { ...message, blocks: [...message.blocks, act] };
    }
  }
}

function queued(operation: Operation): string {
  const { playgroundName: name, attempt, failure, putOff } = operation;
  if (attempt === 0) return `*${name}* is accepted. ${whenItStarts(operation)}`;
  if (!putOff) return `*${name}*: its making is not done within one run, and goes on shortly.`;
  return `*${name}* ${failure ? 'could not be made, and is not removed yet' : 'is not made yet'}. ${whenItStarts(operation)}`;
}

function made(view: OperationView, playground: Playground): Message {
  const name = `*${playground.name}*`;
  if (playground.ownerId !== view.operation.ownerId)
    return plain(`${name} belongs to ${mention(playground.ownerId)} now.`);
  switch (playground.state) {
    case 'destroying':
      return plain(`${name} is being destroyed.`);
    case 'stuck':
      return plain(`${name} was ready once, and ${stuckWords(playground)}.`);
    case 'updating':
      return plain(`${name} is ready, and is being changed just now. It lives until ${at(playground.expiresAt)}.`);
    case 'creating':
    case 'ready':
      return ready(view, playground);
  }
}

function ready({ operation, password, notice, cost }: OperationView, row: Playground): Message {
  const { name } = row;
  const address = row.address ?? operation.address ?? '';
  const playground = { ...row, address };
  return {
    text: `${name} is ready: ${escaped(address)}`,
    blocks: [
      section(
        `*${name}* is ready, until ${at(playground.expiresAt)}.`,
        ...addressLines({ playground, notice }),
        ...credentialLines(playground, password),
        cost && costAhead(cost),
      ),
      buttons(openButton(playground), extendButton(playground), logsButton(playground), destroyButton(playground)),
      context(`\`/playground destroy ${name}\` removes it and everything in it.`),
    ],
  };
}

/** What is left of a playground whose create failed, and what to do. */
function remains(operation: Operation, playground: Playground | undefined): string[] {
  if (!playground) {
    const receipt = operation.receiptAt === undefined ? '' : ' (0 resources left)';
    return [`Everything it had is removed again${receipt}, and the name is free.`, ...nextWords(operation)];
  }
  if (playground.state !== 'destroying') return [leftWords(operation, playground)];
  return [
    'What is left of it is being removed.',
    ...adviceOf(operation),
    `Once it is gone, ${tryAgain(operation)} tries again.`,
  ];
}
