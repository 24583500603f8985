import { distance } from 'fastest-levenshtein';
import { isPlaygroundName } from '../provisioner/contract/name.ts';
import { VERBS, type Verb } from './commands-table.ts';

export type Command =
  | { verb: 'create'; name?: string }
  | { verb: 'destroy'; name: string }
  | { verb: 'list' }
  | { verb: 'help' };

/** What was wrong with the text. `said` is as the person wrote it: escape it before it is shown. */
export type Misunderstood =
  | { problem: 'UNKNOWN_COMMAND'; said: string; suggestion?: Verb }
  | { problem: 'INVALID_NAME'; verb: 'create' | 'destroy'; said: string; suggestion?: string }
  | { problem: 'MISSING_NAME'; verb: 'destroy' }
  | { problem: 'TOO_MANY_WORDS'; verb: Verb; said: string };

export type Parsed = { command: Command } | Misunderstood;

/** What people type out of habit, and the verb that they mean. It is suggested, never done. */
const HABITS: Readonly<Record<string, Verb>> = {
  add: 'create',
  delete: 'destroy',
  kill: 'destroy',
  ls: 'list',
  make: 'create',
  new: 'create',
  remove: 'destroy',
  rm: 'destroy',
  show: 'list',
  start: 'create',
  status: 'list',
  stop: 'destroy',
  up: 'create',
  down: 'destroy',
};
/** More wrong letters than this and the guess would be rude. */
const MAX_TYPOS = 2;

/**
 * Reads the text after `/playground`. Total: every text is a command or says what is wrong with it.
 * @param text as Slack sends it, where `&`, `<` and `>` may be entities and mentions look like `<@U…|name>`
 */
export function parseCommand(text: string): Parsed {
  const [first = '', ...rest] = unescaped(text)
    .trim()
    .split(/\s+/u)
    .filter((word) => word !== '');
  // Phones capitalise the first word.
  const verb = VERBS.find((known) => known === first.toLowerCase());
  if (first === '') return { command: { verb: 'help' } };
  if (!verb) {
    const suggestion = closestVerb(first.toLowerCase());
    return { problem: 'UNKNOWN_COMMAND', said: first, ...(suggestion && { suggestion }) };
  }
  return READERS[verb](rest);
}

const READERS: Record<Verb, (words: string[]) => Parsed> = {
  create(words) {
    if (words.length === 0) return { command: { verb: 'create' } };
    const said = words.join(' ');
    return isPlaygroundName(said) ? { command: { verb: 'create', name: said } } : invalidName('create', said);
  },
  destroy(words) {
    const [name, ...more] = words;
    if (name === undefined) return { problem: 'MISSING_NAME', verb: 'destroy' };
    // One at a time: a name too many would remove something that was not meant.
    if (more.length > 0) return { problem: 'TOO_MANY_WORDS', verb: 'destroy', said: words.join(' ') };
    return isPlaygroundName(name) ? { command: { verb: 'destroy', name } } : invalidName('destroy', name);
  },
  list: (words) => alone('list', words),
  help: (words) => alone('help', words),
};

function alone(verb: 'list' | 'help', words: string[]): Parsed {
  return words.length === 0 ? { command: { verb } } : { problem: 'TOO_MANY_WORDS', verb, said: words.join(' ') };
}

function invalidName(verb: 'create' | 'destroy', said: string): Parsed {
  const suggestion = said
    .toLowerCase()
    .replaceAll(/[\s_.]+/gu, '-')
    .replaceAll(/-{2,}/g, '-')
    .replaceAll(/^-|-$/g, '');
  return { problem: 'INVALID_NAME', verb, said, ...(isPlaygroundName(suggestion) && { suggestion }) };
}

function closestVerb(word: string): Verb | undefined {
  if (Object.hasOwn(HABITS, word)) return HABITS[word];
  const ranked = VERBS.map((verb) => ({ verb, typos: distance(word, verb) })).sort((a, b) => a.typos - b.typos);
  const [best] = ranked;
  return best && best.typos <= Math.min(MAX_TYPOS, word.length - 1) ? best.verb : undefined;
}

function unescaped(text: string): string {
  return text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
}
