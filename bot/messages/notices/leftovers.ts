import { buttons, destroyButton } from '../buttons.ts';
import { context, type Message, reasonText, section } from '../message.ts';
import { code, mention } from '../text.ts';
import type { NoticeView } from './view.ts';

/** To the alerts channel: something carries our tags that no playground has. What can be removed has a row of its own. */
export function leftoversMessage({ notice, playground }: NoticeView): Message {
  const line = `Something of playground ${code(notice.playgroundId)} is there that no playground has.`;
  const owner = playground && `It was ${mention(playground.ownerId)}’s.`;
  const isStuck = playground?.state === 'stuck';
  return {
    text: line,
    blocks: [
      section(line, owner, notice.detail && reasonText(notice.detail)),
      ...(isStuck ? [buttons(destroyButton(playground, 'Clean up'))] : []),
      context(
        isStuck
          ? 'Nothing is removed before its owner or an admin says so.'
          : 'The bot makes nothing of this kind and does not remove it: look at it in AWS.',
      ),
    ],
  };
}
