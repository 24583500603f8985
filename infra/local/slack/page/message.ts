import { isEphemeral, type Message } from '../message.ts';
import { findUser } from '../workspace.ts';
import { blocksHtml } from './blocks.ts';
import { escapeHtml } from './html.ts';
import { mrkdwnHtml, type Reader, reader } from './mrkdwn.ts';

/** One message as the page shows it. */
export function messageHtml(message: Message, at: Reader = reader()): string {
  const author = findUser(message.user);
  const name = author?.realName ?? message.user;
  const classes = [
    'message',
    isEphemeral(message) && 'ephemeral',
    message.failure && 'failure',
    message.threadTs && 'reply',
  ];
  const app = message.botId === undefined ? '' : ' <span class="app">APP</span>';
  const body = message.blocks === undefined ? mrkdwnHtml(message.text, at) : blocksHtml(message.blocks, at);
  const edited = message.edited === undefined ? '' : ' <span class="note">(edited)</span>';
  const onlyYou = isEphemeral(message)
    ? '<div class="note">Only visible to you <button type="button" class="dismiss">Dismiss</button></div>'
    : '';
  return (
    `<article class="${classes.filter(Boolean).join(' ')}" data-channel="${message.channel}" data-ts="${message.ts}">` +
    `<div class="avatar" aria-hidden="true">${escapeHtml(name.slice(0, 1))}</div>` +
    `<div class="content">${onlyYou}<div class="by"><b>${escapeHtml(name)}</b>${app} ${timeHtml(message.ts, at)}</div>` +
    `<div class="body">${body}${edited}</div><p class="trouble" role="alert"></p></div></article>`
  );
}

function timeHtml(ts: string, { timeZone }: Reader): string {
  const at = new Date(Number(ts) * 1000);
  const words = new Intl.DateTimeFormat('en-GB', { timeStyle: 'medium', timeZone }).format(at);
  return `<time class="note" datetime="${at.toISOString()}">${words}</time>`;
}
