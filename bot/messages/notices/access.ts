import type { Playground } from '../../../provisioner/contract/playground.ts';
import { addressLines, credentialLines } from '../access.ts';
import { buttons, destroyButton, extendButton, logsButton, openButton } from '../buttons.ts';
import { type Message, reasonText, section } from '../message.ts';
import { plain } from '../operation/parts.ts';
import { at, mention } from '../text.ts';
import type { NoticeView } from './view.ts';

/** Notices that tell somebody how to get in: at a new address, because it was shared with them, because it is theirs now. */

export function movedMessage(view: NoticeView): Message {
  const { notice } = view;
  const name = `*${notice.playgroundName}*`;
  return whileThere(view, `${name} had moved, and is gone now.`, (playground) => ({
    text: `${name} has a new address.`,
    blocks: [
      section(
        `${name} has a new address: its task was replaced. User and password are as before.`,
        ...addressLines({ playground, notice: view.addressNotice }),
        notice.detail && reasonText(notice.detail),
      ),
      buttons(openButton(playground), logsButton(playground)),
    ],
  }));
}

export function sharedMessage(view: NoticeView): Message {
  const { notice } = view;
  const name = `*${notice.playgroundName}*`;
  return whileThere(view, `${name}, which was shared with you, is gone.`, (playground) => {
    if (!playground.sharedWith?.some(({ id }) => id === notice.to))
      return plain(`${name} is not shared with you any longer.`);
    const line = `${mention(playground.ownerId)} shares ${name} with you.`;
    if (playground.state === 'creating') return plain(`${line} It is being made.`);
    return {
      text: line,
      blocks: [
        section(
          `${line} It lives until ${at(playground.expiresAt)}.`,
          notice.detail && reasonText(notice.detail),
          ...addressLines({ playground, notice: view.addressNotice }),
          ...passwordOrWhom(view, playground),
        ),
        buttons(openButton(playground), extendButton(playground), logsButton(playground)),
      ],
    };
  });
}

export function transferredMessage(view: NoticeView): Message {
  const { notice } = view;
  const name = `*${notice.playgroundName}*`;
  return whileThere(view, `${name}, which was given to you, is gone.`, (playground) => {
    if (playground.ownerId !== notice.to) return plain(`${name} belongs to ${mention(playground.ownerId)} now.`);
    return {
      text: `${name} is yours now.`,
      blocks: [
        section(
          `${name} is yours now. It lives until ${at(playground.expiresAt)}, unless you extend or destroy it.`,
          notice.detail && reasonText(notice.detail),
          ...addressLines({ playground, notice: view.addressNotice }),
          ...credentialLines(playground, view.password),
        ),
        buttons(openButton(playground), extendButton(playground), logsButton(playground), destroyButton(playground)),
      ],
    };
  });
}

function whileThere(
  { notice, playground }: NoticeView,
  gone: string,
  message: (playground: Playground) => Message,
): Message {
  if (!playground) return plain(gone);
  return playground.state === 'destroying'
    ? plain(`*${notice.playgroundName}* is being destroyed.`)
    : message(playground);
}

function passwordOrWhom({ notice, password }: NoticeView, playground: Playground): string[] {
  const { sharedWith = [], ownerId } = playground;
  const knows = sharedWith.some(({ id, credentials }) => id === notice.to && credentials);
  return knows ? credentialLines(playground, password) : [`Ask ${mention(ownerId)} for its password.`];
}
