import type { Playground } from '../../provisioner/contract/playground.ts';
import { buttons, destroyButton, extendButton } from './buttons.ts';
import { fitLines } from './fit/lines.ts';
import { context, type Message, section } from './message.ts';
import { at, code, mention } from './text.ts';

/** To the alerts channel: a playground is about to end, and its owner is not there to be warned of it. */
export function ownerLeft(playground: Playground): Message {
  const { name, id, ownerId, expiresAt } = playground;
  const line = `The owner of *${name}* has left. It ends ${at(expiresAt)}, and everything in it goes with it.`;
  return {
    text: line,
    blocks: [
      section(line, `Owner ${mention(ownerId)}, playground ${code(id)}.`),
      buttons(extendButton(playground), destroyButton(playground)),
      context(`Is it needed? An admin can give it to somebody else: \`/playground transfer ${name} @user\`.`),
    ],
  };
}

/** The same in one line, for when several stand together. */
export function ownerLeftLine({ name, ownerId, expiresAt }: Playground): string {
  return `*${name}* of ${mention(ownerId)}, ends ${at(expiresAt)}`;
}

/** To the alerts channel: what somebody who has left leaves behind. Everything has its end, so nothing has to be done. */
export function leftBehind(userId: string, playgrounds: readonly Playground[]): Message {
  const line = `${mention(userId)} has left, and leaves ${playgrounds.length === 1 ? 'a playground' : `${playgrounds.length} playgrounds`}:`;
  const lines = playgrounds.map(
    ({ name, expiresAt }) =>
      `• *${name}*, until ${at(expiresAt)}: \`/playground transfer ${name} @user\` or \`/playground destroy ${name}\``,
  );
  const tail = ['Either can be typed by an admin. What nobody takes over ends by itself.'];
  return { text: line, blocks: fitLines({ head: [line], lines, tail, more: (left) => `${left} more…` }) };
}

/** So many names are read in one line. */
const NAMED = 5;

/** The same in one line, for when several have left. */
export function leftBehindLine(userId: string, playgrounds: readonly Playground[]): string {
  const names = playgrounds.slice(0, NAMED).map(({ name }) => `*${name}*`);
  return `${mention(userId)}: ${names.join(', ')}${playgrounds.length > NAMED ? `, ${playgrounds.length - NAMED} more…` : ''}`;
}
