import type { Operation } from '../../../provisioner/contract/operation.ts';
import type { Playground } from '../../../provisioner/contract/playground.ts';
import { buttons, destroyButton, logsButton, openButton } from '../buttons.ts';
import { type Message, section } from '../message.ts';
import { at, code, escaped } from '../text.ts';
import { askedByAnother, failed, leftWords, underWay, whenItStarts } from './parts.ts';
import type { OperationView } from './view.ts';

/** Update and restart: the same tasks turned over, with other versions or with the same. */
export function updateMessage({ operation, playground }: OperationView): Message {
  const name = `*${operation.playgroundName}*`;
  const isUpdate = operation.kind === 'update';
  switch (operation.state) {
    case 'queued':
      return underWay(operation, `${name} is to be ${isUpdate ? 'updated' : 'restarted'}. ${whenItStarts(operation)}`);
    case 'running':
      return underWay(
        operation,
        [`${name} is being ${isUpdate ? 'updated' : 'restarted'}.`, askedByAnother(operation)]
          .filter(Boolean)
          .join(' '),
      );
    case 'succeeded':
      return done(operation, playground);
    case 'failed':
      return withButtons(
        failed(
          operation,
          `${name} could not be ${isUpdate ? 'updated' : 'restarted'}.`,
          whatRuns(operation, playground),
        ),
        playground,
      );
  }
}

function done(operation: Operation, playground: Playground | undefined): Message {
  const line = `*${operation.playgroundName}* is ${operation.kind === 'update' ? 'updated' : 'restarted'}.`;
  if (!playground) return { text: line, blocks: [section(line, 'It is gone since.')] };
  const lines = [
    versions(operation),
    playground.address && `Address: <${escaped(playground.address)}>`,
    `Its password is the same, and it lives until ${at(playground.expiresAt)}. What its volumes held is gone.`,
    askedByAnother(operation),
  ];
  return withButtons({ text: line, blocks: [section(line, ...lines)] }, playground);
}

function versions({ tags }: Operation): string {
  const list = Object.entries(tags ?? {}).map(([service, tag]) => `${code(service)} ${code(tag)}`);
  return list.length > 0
    ? `Versions: ${list.join(', ')}; all others are the template’s.`
    : 'All versions are the template’s.';
}

function whatRuns(operation: Operation, playground: Playground | undefined): string {
  if (!playground) return 'It is gone since.';
  if (playground.state === 'stuck') return leftWords(operation, playground);
  if (isLeftDown(operation)) {
    return `What ran before did not come up again either: nothing of it runs. It is kept, with the same password, until ${at(playground.expiresAt)}.`;
  }
  return `What ran before runs again, with the same password, until ${at(playground.expiresAt)}.`;
}

function isLeftDown({ failure }: Operation): boolean {
  return failure?.code === 'NOT_TAKEN_BACK';
}

function withButtons(message: Message, playground: Playground | undefined): Message {
  if (playground?.state !== 'ready' && playground?.state !== 'stuck') return message;
  const second = playground.address === undefined || playground.state === 'stuck' ? destroyButton : openButton;
  return { ...message, blocks: [...message.blocks, buttons(logsButton(playground), second(playground))] };
}
