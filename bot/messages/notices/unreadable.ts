import { context, type Message, section } from '../message.ts';
import { code } from '../text.ts';
import type { NoticeView } from './view.ts';

/** To the alerts channel: the registry has a row that this release cannot read. The row's key stands for a name. */
export function unreadableMessage({ notice }: NoticeView): Message {
  const line = `Row ${code(notice.playgroundName)} of the registry cannot be read.`;
  return {
    text: line,
    blocks: [
      section(line, 'It is skipped; everything else goes on. It is tried again every hour.'),
      context(
        'The sweeper’s log says what is wrong with it. Another release may have written it: deploy that, or mend the row.',
      ),
    ],
  };
}
