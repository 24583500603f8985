import { context, type Message, reasonText, section } from '../message.ts';
import { code } from '../text.ts';
import type { NoticeView } from './view.ts';

/** To the alerts channel: what the sweeper looks for once an hour it did not find out. Which look that was stands for a name. */
export function uncheckedMessage({ notice }: NoticeView): Message {
  const line = 'The hourly look for what is left over went wrong.';
  return {
    text: line,
    blocks: [
      section(line, notice.detail && reasonText(notice.detail)),
      context(
        'Until it works, nobody hears of what costs money and has no playground. It is tried again every hour, and told once a day.',
        `Why, the sweeper’s log says beside ${code(notice.id)}. A right that is missing \`npm run deploy\` puts back.`,
      ),
    ],
  };
}
