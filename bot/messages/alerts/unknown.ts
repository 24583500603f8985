import { context, type Message, section } from '../message.ts';
import { code } from '../text.ts';

/** A message over one of our topics was dropped. @param why in our own words, without anything of the message */
export function unknownAlert(why: string, messageId: string): Message {
  const line = `Message ${code(messageId)} was dropped: ${why}.`;
  return {
    text: line,
    blocks: [
      section(line, 'Nothing else waits for it. What it was about is told when its row changes again.'),
      context('Another release may have sent it: deploy all functions from one.'),
    ],
  };
}
