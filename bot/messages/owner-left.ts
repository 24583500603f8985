import type { Playground } from '../../provisioner/contract/playground.ts';
import { buttons, destroyButton, extendButton } from './buttons.ts';
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
