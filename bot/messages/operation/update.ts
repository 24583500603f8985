import type { Operation } from '../../../provisioner/contract/operation.ts';
import type { Playground } from '../../../provisioner/contract/playground.ts';
import { buttons, destroyButton, logsButton, openButton } from '../buttons.ts';
import { type Message, section } from '../message.ts';
import { at, code, escaped } from '../text.ts';
import { failed, goneSince, leftWords, nextWords, onItsWayOut, tryAgain } from './failed.ts';
import { askedByAnother, underWay, whenItStarts } from './parts.ts';
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
  if (!playground) return { text: line, blocks: [section(line, goneSince(operation))] };
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

/** What has become of it, and what to do. */
function whatRuns(operation: Operation, playground: Playground | undefined): string[] {
  if (!playground) return [goneSince(operation)];
  if (playground.state === 'stuck') return [leftWords(operation, playground)];
  if (playground.state === 'destroying') return [onItsWayOut(playground)];
  const end = at(playground.expiresAt);
  if (isLeftDown(operation)) {
    return [
      `What ran before did not come up again either: nothing of it runs. It is kept, with the same password, until ${end}.`,
      afterLeftDown(operation),
    ];
  }
  return [`What ran before runs again, with the same password, until ${end}.`, ...nextWords(operation)];
}

function afterLeftDown(operation: Operation): string {
  const { kind, playgroundName: name } = operation;
  const asBefore = kind === 'update' && `\`/playground restart ${name}\` tries what it had before`;
  const destroy = `\`/playground destroy ${name}\` removes it.`;
  return [asBefore, `${tryAgain(operation)} tries the same again`, destroy].filter(Boolean).join(', ');
}

function isLeftDown({ failure }: Operation): boolean {
  return failure?.code === 'NOT_TAKEN_BACK';
}

function withButtons(message: Message, playground: Playground | undefined): Message {
  if (playground?.state !== 'ready' && playground?.state !== 'stuck') return message;
  const second = playground.address === undefined || playground.state === 'stuck' ? destroyButton : openButton;
  return { ...message, blocks: [...message.blocks, buttons(logsButton(playground), second(playground))] };
}
