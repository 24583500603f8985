import { isPlaygroundName } from '../../provisioner/contract/name.ts';
import { VERBS, type Verb } from '../commands-table.ts';
import type { Parsed } from './command.ts';
import { closestVerb } from './habits.ts';
import { readOptions } from './options.ts';
import { READERS } from './readers.ts';
import { wordsOf } from './words.ts';

/**
 * Reads the text after `/playground`. Total: every text is a command or says what is wrong with it.
 * @param text as Slack sends it, where `&`, `<` and `>` may be entities and mentions look like `<@U…|name>`
 */
export function parseCommand(text: string): Parsed {
  const [first = 'help', ...rest] = verbFirst(wordsOf(text));
  if (isCallForHelp(first)) return read('help', rest);
  const verb = verbOf(first);
  if (!verb) {
    const suggestion = closestVerb(first.toLowerCase());
    return { problem: 'UNKNOWN_COMMAND', said: first, ...(suggestion && { suggestion }) };
  }
  const [only, ...more] = rest;
  if (only !== undefined && more.length === 0 && isCallForHelp(only)) return read('help', [verb]);
  return read(verb, rest);
}

function read(verb: Verb, words: readonly string[]): Parsed {
  const given = readOptions(verb, words);
  if ('problem' in given) return given;
  const command = READERS[verb](given);
  return 'problem' in command ? command : ({ command: { verb, ...command } } as Parsed);
}

/** `demo destroy` can only mean one thing. A verb that is misspelt is not taken for a name. */
function verbFirst(words: string[]): string[] {
  const [first = '', second = '', ...rest] = words;
  const name = first.toLowerCase();
  const swapped = !verbOf(first) && verbOf(second) && isPlaygroundName(name) && !closestVerb(name);
  return swapped ? [second, first, ...rest] : words;
}

/** Phones capitalise the first word. */
function verbOf(word: string): Verb | undefined {
  return VERBS.find((verb) => verb === word.toLowerCase());
}

function isCallForHelp(word: string): boolean {
  return /^(?:-*help|-+h)$/i.test(word);
}
