/** One line of the list: what to type and what it does. */
export interface Suggestion {
  usage: string;
  what: string;
  /** What the composer holds once it is taken; ends with a space where more is to be typed. */
  insert: string;
}

export interface Completable {
  verb: string;
  usage: string;
  what: string;
}

/** The commands that begin with what was typed; none once a command is complete, so that Enter then sends it. */
export function suggest(typed: string, command: string, table: readonly Completable[]): Suggestion[] {
  const text = typed.replace(/\s+/g, ' ').toLowerCase();
  if (!text.startsWith('/')) return [];
  return table
    .map(({ verb, usage, what }) => ({ usage, what, whole: `${command} ${verb}` }))
    .filter(({ whole }) => whole.startsWith(text) && whole !== text)
    .map(({ usage, what, whole }) => ({ usage, what, insert: usage === whole ? whole : `${whole} ` }));
}

/** What the command that is being typed takes, once it is complete enough to know. */
export function hint(typed: string, command: string, table: readonly Completable[]): string {
  const [first, verb] = typed.trim().toLowerCase().split(/\s+/);
  const found = first === command ? table.find((each) => each.verb === verb) : undefined;
  return found === undefined ? '' : `${found.usage}: ${found.what}`;
}
