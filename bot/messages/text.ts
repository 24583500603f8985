/** Pieces of Slack's mrkdwn. Whatever a person or a machine wrote goes through `escaped` or `code`. */

/** Longer than any legal name, and short enough for a line. */
const SHOWN_LENGTH = 60;

export function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/** As code, in one line: cut with "…" when long, and without backticks, which would end it. */
export function code(text: string): string {
  const line = text.replaceAll('`', "'").replaceAll(/\s+/gu, ' ').trim();
  const characters = [...line];
  const cut = characters.length > SHOWN_LENGTH ? `${characters.slice(0, SHOWN_LENGTH).join('')}…` : line;
  return `\`${escaped(cut)}\``;
}

/** Slack shows it in the reader's own time zone; the UTC text is for clients that cannot. @param seconds epoch seconds */
export function at(seconds: number): string {
  const fallback = new Date(seconds * 1000).toISOString().replace('T', ' ').slice(0, 16);
  return `<!date^${seconds}^{date_short_pretty} {time}|${fallback} UTC>`;
}

export function mention(userId: string): string {
  return `<@${userId}>`;
}

export function channelMention(channelId: string): string {
  return `<#${channelId}>`;
}

/** @param url of our own making; what is not may hold a `>` or a `|` */
export function link(url: string, label: string): string {
  return `<${escaped(url)}|${escaped(label)}>`;
}

/** "40 s", "3 min", "2 h 5 min". @param seconds counted up from zero; less than zero is clock skew and shown as zero */
export function duration(seconds: number): string {
  const whole = Math.max(0, Math.floor(seconds));
  if (whole < 60) return `${whole} s`;
  const minutes = Math.floor(whole / 60);
  if (minutes < 60) return `${minutes} min`;
  return minutes % 60 === 0 ? `${minutes / 60} h` : `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}
