import { buttons, destroyButton, logsButton } from '../buttons.ts';
import { context, type Message, reasonText, section } from '../message.ts';
import { code, mention } from '../text.ts';
import type { NoticeView } from './view.ts';

/** To the alerts channel: nothing of a playground that was ready runs any more, and why. */
export function downMessage({ notice, playground }: NoticeView): Message {
  const line = `*${notice.playgroundName}* is down.`;
  const owner = playground
    ? `Owner ${mention(playground.ownerId)}, playground ${code(playground.id)}.`
    : 'It is gone since.';
  return {
    text: line,
    blocks: [
      section(line, owner, notice.detail ? reasonText(notice.detail) : 'Nobody could say why.'),
      ...(playground ? [buttons(logsButton(playground), destroyButton(playground))] : []),
      context(`\`/playground logs ${notice.playgroundName}\` shows more; its owner can destroy it and make another.`),
    ],
  };
}

export function recoveredMessage({ notice }: NoticeView): Message {
  const line = `*${notice.playgroundName}* runs again.`;
  return { text: line, blocks: [section(line, notice.detail && reasonText(notice.detail))] };
}
