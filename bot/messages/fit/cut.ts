/** A character, or what must not be cut apart: an entity, a mention, date or link in `<…>`, and the fence of a code block. */
const TOKEN = /&(?:amp|lt|gt);|<[^<>\n]*>|```|[\s\S]/gu;
/** Around a code block. */
export const FENCE = '```';
const CLOSED_FENCE = `\n${FENCE}`;
const WORDS = '… (the rest does not fit in Slack)';
/** Where less than this is there, only "…" says that something was cut. */
const ROOM_FOR_WORDS = 200;

/**
 * The beginning of an mrkdwn text, in at most `limit` characters, entities counted as written, as Slack counts. Says that
 * there is more, and closes a code block that it cuts.
 */
export function keepStart(text: string, limit: number): string {
  if (text.length <= limit) return text;
  const words = limit < ROOM_FOR_WORDS ? '…' : WORDS;
  const room = limit - words.length - CLOSED_FENCE.length;
  let kept = '';
  for (const [token] of text.matchAll(TOKEN)) {
    if (kept.length + token.length > room) break;
    kept += token;
  }
  const open = kept.split(FENCE).length % 2 === 0;
  return `${kept}${open ? CLOSED_FENCE : ''}${words}`;
}

/** The end of an mrkdwn text behind a "…", in at most `limit` characters: with log lines in it, the end is what tells. */
export function keepEnd(text: string, limit: number): string {
  if (text.length <= limit) return text;
  const tokens = Array.from(text.matchAll(TOKEN), ([token]) => token);
  let length = 1;
  const start = tokens.findLastIndex((token) => {
    length += token.length;
    return length > limit;
  });
  return `…${tokens.slice(start + 1).join('')}`;
}
