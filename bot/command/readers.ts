import { VERBS } from '../commands-table.ts';
import type { Commands, KnownVerb, Misunderstood } from './command.ts';
import { closestVerb } from './habits.ts';
import { looksLikeMention, readMention } from './mention.ts';
import type { Arguments } from './options.ts';
import {
  readLifetime,
  readLines,
  readName,
  readNameAndTarget,
  readOnlyName,
  readOptionalName,
  readSeconds,
  readTags,
  together,
  withoutFillers,
} from './parts.ts';
import { readToken } from './token.ts';

type Reader<V extends KnownVerb> = (given: Arguments) => Commands[V] | Misunderstood;

/** What stands behind each verb. */
export const READERS: { [V in KnownVerb]: Reader<V> } = {
  create({ words, options }) {
    const said = words.join(' ');
    const template = options.template?.[0]?.toLowerCase();
    return together(
      said === '' ? {} : readName('create', said),
      readTags('create', options.tag),
      readLifetime('create', options.ttl?.[0]),
      template === undefined ? {} : { template },
    );
  },
  new: ({ words }) => nothing('new', words),
  destroy: ({ words }) => readOnlyName('destroy', words),
  list({ words }) {
    const whose = readWhose('list', words);
    if (!('problem' in whose)) return whose;
    const [word = '', ...more] = words;
    const person = readMention(word);
    if (more.length > 0 || !looksLikeMention(word)) return whose;
    return person?.kind === 'user'
      ? { whose: { userId: person.id } }
      : { problem: 'INVALID_TARGET', verb: 'list', said: word };
  },
  status: ({ words }) => readOnlyName('status', words),
  extend({ words }) {
    const [first, ...others] = withoutFillers(words);
    if (first === undefined) return { problem: 'MISSING_NAME', verb: 'extend' };
    // No name begins with a digit or a sign, so the order of the two does not matter.
    const nameIsLast = /^[\d+-]/.test(first);
    const said = nameIsLast ? others.pop() : first;
    if (said === undefined) return { problem: 'MISSING_NAME', verb: 'extend' };
    const name = readName('extend', said);
    const length = (nameIsLast ? [first, ...others] : others).join(' ');
    if ('problem' in name || length === '') return name;
    if (length.toLowerCase() === 'max') return { ...name, by: 'max' };
    const duration = readSeconds('extend', length);
    return 'problem' in duration ? duration : { ...name, by: duration.seconds };
  },
  share({ words, options }) {
    return together(readNameAndTarget('share', words), { credentials: options['with-credentials'] !== undefined });
  },
  unshare: ({ words }) => readNameAndTarget('unshare', words),
  transfer({ words }) {
    const read = readNameAndTarget('transfer', words);
    if ('problem' in read) return read;
    const { name, target } = read;
    // A channel can own nothing.
    if (target.kind === 'user') return { name, userId: target.id };
    return { problem: 'INVALID_TARGET', verb: 'transfer', said: words.find(looksLikeMention) ?? '' };
  },
  update: ({ words, options }) => together(readOnlyName('update', words), readTags('update', options.tag)),
  restart: ({ words }) => readOnlyName('restart', words),
  logs({ words: [name, container, ...more], options }) {
    if (name === undefined) return { problem: 'MISSING_NAME', verb: 'logs' };
    if (more.length > 0) return { problem: 'TOO_MANY_WORDS', verb: 'logs', said: [name, container, ...more].join(' ') };
    return together(
      readName('logs', name),
      container === undefined ? {} : { container: container.toLowerCase() },
      readLines('logs', options.lines?.[0]),
    );
  },
  retry: ({ words }) => readOptionalName('retry', words),
  history: ({ words }) => readOptionalName('history', words),
  cost: ({ words }) => readWhose('cost', words),
  token: readToken,
  help({ words: [said, ...more] }) {
    if (said === undefined) return {};
    if (more.length > 0) return { problem: 'TOO_MANY_WORDS', verb: 'help', said: [said, ...more].join(' ') };
    const about = [...VERBS, 'templates' as const].find((each) => each === said.toLowerCase());
    if (about) return { about };
    const suggestion = closestVerb(said.toLowerCase());
    return { problem: 'UNKNOWN_COMMAND', said, ...(suggestion && { suggestion }) };
  },
};

function nothing(verb: KnownVerb, words: readonly string[]): object | Misunderstood {
  return words.length === 0 ? {} : { problem: 'TOO_MANY_WORDS', verb, said: words.join(' ') };
}

const WHOSE: Readonly<Record<string, 'mine' | 'all'>> = {
  '': 'mine',
  all: 'all',
  me: 'mine',
  mine: 'mine',
  my: 'mine',
};

function readWhose(verb: KnownVerb, words: readonly string[]): { whose: 'mine' | 'all' } | Misunderstood {
  const said = words.join(' ');
  const whose = Object.hasOwn(WHOSE, said.toLowerCase()) ? WHOSE[said.toLowerCase()] : undefined;
  return whose ? { whose } : { problem: 'TOO_MANY_WORDS', verb, said };
}
