type Token = (at: Date, now: Date, timeZone: string) => string;

const written =
  (options: Intl.DateTimeFormatOptions): Token =>
  (at, _now, timeZone) =>
    new Intl.DateTimeFormat('en-US', { ...options, timeZone }).format(at);

const day = written({ year: 'numeric', month: '2-digit', day: '2-digit' });
const short = written({ month: 'short', day: 'numeric', year: 'numeric' });
const long = written({ weekday: 'long', month: 'long', day: 'numeric', year: 'numeric' });
const plain = written({ month: 'long', day: 'numeric', year: 'numeric' });

/** The near days by their names, as Slack writes them. */
const pretty =
  (otherwise: Token): Token =>
  (at, now, timeZone) => {
    const near = [-1, 0, 1].find((days) => {
      const other = new Date(now.getTime() + days * 86_400_000);
      return day(at, now, timeZone) === day(other, now, timeZone);
    });
    const names: Record<number, string> = { [-1]: 'yesterday', 0: 'today', 1: 'tomorrow' };
    return near === undefined ? otherwise(at, now, timeZone) : (names[near] ?? '');
  };

// docs.slack.dev/messaging/formatting-message-text#date-formatting
const TOKENS: Record<string, Token> = {
  date_num: day,
  date: plain,
  date_short: short,
  date_long: long,
  date_pretty: pretty(plain),
  date_short_pretty: pretty(short),
  date_long_pretty: pretty(long),
  time: written({ hour: 'numeric', minute: '2-digit' }),
  time_secs: written({ hour: 'numeric', minute: '2-digit', second: '2-digit' }),
};

/**
 * Writes a date as Slack does, from a format such as `{date_short_pretty} at {time}`.
 * @param seconds epoch seconds
 * @returns undefined for a time or a token that Slack does not know; then the fallback is shown
 */
export function formatDate(seconds: number, format: string, now: Date, timeZone: string): string | undefined {
  const at = new Date(seconds * 1000);
  if (Number.isNaN(at.getTime())) return undefined;
  let known = true;
  const text = format.replace(/\{(\w+)\}/g, (_, name: string) => {
    const token = TOKENS[name];
    known &&= token !== undefined;
    return token?.(at, now, timeZone) ?? '';
  });
  return known ? text : undefined;
}
