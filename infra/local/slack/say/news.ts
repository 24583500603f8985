import type { Content, Message } from '../message.ts';
import { reader } from '../page/mrkdwn.ts';
import { messageLines } from './plain-text.ts';
import type { Snapshot } from './snapshot.ts';

export interface News {
  /** For the terminal: where something was said, and its lines. */
  told: { title: string; lines: string[] }[];
  contents: Content[];
  /** Another modal than before is on top. */
  modal: boolean;
}

/** Forms want a page. */
export const MODAL_OPENED = 'A form opened: fill it in on the page of the stand-in Slack.';

/** What a person sees now and did not see before: messages that are new or say something else. */
export function news(before: Snapshot, after: Snapshot): News {
  const known = new Map(before.messages.map(({ message, html }) => [`${message.channel}/${message.ts}`, html]));
  const changed = after.messages.filter(({ message, html }) => known.get(`${message.channel}/${message.ts}`) !== html);
  const messages = changed.map(({ message }) => message);
  return {
    told: messages.map((message) => ({ title: titleOf(message, after), lines: messageLines(message, reader()) })),
    contents: messages,
    modal: after.modal !== null && after.modal.id !== before.modal?.id,
  };
}

function titleOf(message: Message, { channels }: Snapshot): string {
  if (message.visibleTo !== undefined) return 'Only you see this:';
  const channel = channels.find(({ id }) => id === message.channel);
  return channel?.kind === 'public' ? `#${channel.name}:` : 'Direct message:';
}
