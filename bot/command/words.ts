/** The dashes that phones and editors make of `--` and `-`. */
const DASHES = /[‐‑‒–—―−]/gu;
/** What phones make of quotes included. */
const QUOTES = /^["'“”„‟‘’‚«»‹›]+|["'“”„‟‘’‚«»‹›]+$/gu;
/** A mention or a link is one word, spaces and all. */
const WORD = /<[^<>]*>|[^\s<]+|</gu;

/**
 * The words of a command's text, each as it was meant: entities resolved, links as they were typed, quotes around a word
 * gone, and a dash at its beginning a plain one.
 * @param text as Slack sends it, where `&`, `<` and `>` may be entities and mentions look like `<@U…|name>`
 */
export function wordsOf(text: string): string[] {
  const words = joined(text).map((word) => dashed(unescaped(unlinked(word)).replaceAll(QUOTES, '')));
  return words.filter((word) => word !== '');
}

/** Whatever stands together without a space stays together. */
function joined(text: string): string[] {
  const words: string[] = [];
  let end = -1;
  for (const { 0: word, index } of text.matchAll(WORD)) {
    if (index === end) words.push(`${words.pop() ?? ''}${word}`);
    else words.push(word);
    end = index + word.length;
  }
  return words;
}

/** Slack makes a link of what looks like one: `<http://my.demo|my.demo>`. */
function unlinked(word: string): string {
  return word.replaceAll(
    /<(https?:[^|<>]*)(?:\|([^<>]*))?>/g,
    (_, address: string, label?: string) => label ?? address,
  );
}

function unescaped(text: string): string {
  return text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
}

function dashed(word: string): string {
  return word.replace(/^[-‐‑‒–—―−]+/u, (dashes) => dashes.replaceAll(DASHES, '-'));
}
