import type { Misunderstood, TokenCommand } from './command.ts';
import { looksLikeMention, readMention } from './mention.ts';
import type { Arguments } from './options.ts';
import { readLifetime, together } from './parts.ts';

const LABEL = /^[a-z0-9][a-z0-9-]{0,29}$/i;
const MAX = 100;

/** What stands behind `token`; without a word it is the list. */
export function readToken({ words: [action = 'list', ...words], options }: Arguments): TokenCommand | Misunderstood {
  switch (action.toLowerCase()) {
    case 'create':
      return readCreate(words, options);
    case 'list':
      return words.length === 0 ? { action: 'list' } : tooMany('list', words);
    case 'revoke':
      return words.length <= 1 ? { action: 'revoke', id: (words[0] ?? '').toLowerCase() } : tooMany('revoke', words);
    default:
      return { problem: 'UNKNOWN_COMMAND', said: `token ${action}`, suggestion: 'token' };
  }
}

function readCreate(words: readonly string[], options: Arguments['options']): TokenCommand | Misunderstood {
  const people = words.filter(looksLikeMention);
  const [label, ...more] = words.filter((word) => !looksLikeMention(word));
  if (label === undefined) return { problem: 'INVALID_LABEL', verb: 'token' };
  if (more.length > 0) return tooMany('create', [label, ...more]);
  if (!LABEL.test(label)) return { problem: 'INVALID_LABEL', verb: 'token', said: label };
  const stranger = people.find((person) => readMention(person)?.kind !== 'user');
  if (stranger !== undefined) return { problem: 'INVALID_TARGET', verb: 'token', said: stranger };
  const templates = options.template?.[0]?.toLowerCase().split(',').filter(Boolean);
  return together(
    { action: 'create' as const, label: label.toLowerCase() },
    { actsFor: [...new Set(people.flatMap((person) => readMention(person)?.id ?? []))] },
    { credentials: options['with-credentials'] !== undefined },
    readMax(options.max?.[0]),
    readLifetime('token', options.ttl?.[0]),
    templates ? { templates } : {},
  );
}

function readMax(said: string | undefined): { max?: number } | Misunderstood {
  if (said === undefined) return {};
  const max = /^\d{1,3}$/.test(said) ? Number(said) : 0;
  return max >= 1 && max <= MAX ? { max } : { problem: 'INVALID_MAX', verb: 'token', said };
}

function tooMany(action: string, words: readonly string[]): Misunderstood {
  return { problem: 'TOO_MANY_WORDS', verb: 'token', said: [action, ...words].join(' ') };
}
