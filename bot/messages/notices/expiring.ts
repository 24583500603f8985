import type { Playground } from '../../../provisioner/contract/playground.ts';
import { buttons, destroyButton, extendButton, extendMaxButton } from '../buttons.ts';
import { type Message, section } from '../message.ts';
import { plain } from '../operation/parts.ts';
import { stuckWords } from '../state-words.ts';
import { at } from '../text.ts';
import type { NoticeView } from './view.ts';

/** Ahead of the end, to the owner. Once that end is no more, it says what is instead. */
export function expiringMessage({ notice, playground }: NoticeView): Message {
  const name = `*${notice.playgroundName}*`;
  if (!playground) return plain(`${name} is gone.`);
  const { state, expiresAt } = playground;
  switch (state) {
    case 'destroying':
      return plain(`${name} is being destroyed.`);
    case 'stuck':
      return plain(`${name} ${stuckWords(playground)}.`);
    case 'creating':
    case 'updating':
      return plain(`${name} is being changed, and lives until ${at(expiresAt)}.`);
    case 'ready':
      return warnsOf(playground, notice.id)
        ? warning(playground)
        : plain(`${name} lives longer now: until ${at(expiresAt)}.`);
  }
}

/** The end that it warned of is still the end: an extension makes a warning due anew. */
function warnsOf({ warnedBy, warnAt }: Playground, noticeId: string): boolean {
  return warnedBy === noticeId && warnAt === undefined;
}

function warning(playground: Playground): Message {
  const line = `*${playground.name}* ends ${at(playground.expiresAt)}, and everything in it goes with it.`;
  return {
    text: line,
    blocks: [
      section(line, 'Do you need it longer?'),
      buttons(extendButton(playground), extendMaxButton(playground), destroyButton(playground, 'Destroy now')),
    ],
  };
}
