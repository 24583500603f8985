import type { Notice } from '../../../provisioner/contract/notice.ts';
import { buttons, destroyButton, logsButton } from '../buttons.ts';
import { context, type Message, reasonText, section } from '../message.ts';
import { code, escaped, mention } from '../text.ts';
import type { NoticeView } from './view.ts';

const NOBODY_KNOWS = 'Nobody could say why.';

/** To the alerts channel: nothing of a playground that was ready runs any more, and why. */
export function downMessage({ notice, playground }: NoticeView): Message {
  const line = `*${notice.playgroundName}* is down.`;
  const owner = playground
    ? `Owner ${mention(playground.ownerId)}, playground ${code(playground.id)}.`
    : 'It is gone since.';
  return {
    text: line,
    blocks: [
      section(line, owner, reasonText(notice.detail ?? NOBODY_KNOWS)),
      ...(playground ? [buttons(logsButton(playground), destroyButton(playground))] : []),
      context(`\`/playground logs ${notice.playgroundName}\` shows more; its owner can destroy it and make another.`),
    ],
  };
}

/** The same in one line, for when several stand together: why, and the last that it said. */
export function downLine({ notice, playground }: Pick<NoticeView, 'notice' | 'playground'>): string {
  const owner = playground ? ` of ${mention(playground.ownerId)}` : '';
  const [why = '', ...lines] = linesOf(notice);
  const last = lines.at(-1);
  return [`*${notice.playgroundName}*${owner}: ${escaped(why)}`, last && `Its last line: ${code(last)}`]
    .filter(Boolean)
    .join(' ');
}

/** Alike are those that are down for the same reason. */
export function downCause(notice: Notice): string {
  return `A playground is down. ${escaped(linesOf(notice)[0] ?? '')}`;
}

function linesOf({ detail = NOBODY_KNOWS }: Notice): string[] {
  return detail.split('\n').filter(Boolean);
}

export function recoveredMessage({ notice }: NoticeView): Message {
  const line = `*${notice.playgroundName}* runs again.`;
  return { text: line, blocks: [section(line, notice.detail && reasonText(notice.detail))] };
}
