import { closest } from '../../provisioner/contract/closest.ts';
import type { KnownVerb, Misunderstood, Option } from './command.ts';
import { isDurationUnit } from './duration.ts';

/** Which options a verb takes. */
const TAKEN: Partial<Record<KnownVerb, readonly Option[]>> = {
  create: ['template', 'ttl', 'tag'],
  update: ['tag'],
  share: ['with-credentials'],
  logs: ['lines'],
  token: ['template', 'ttl', 'max', 'with-credentials'],
};
const OTHER_NAMES: Readonly<Record<string, Option>> = {
  credentials: 'with-credentials',
  lifetime: 'ttl',
  n: 'lines',
  t: 'template',
  tags: 'tag',
  tail: 'lines',
};
/** May be given more than once. */
const REPEATABLE: readonly Option[] = ['tag'];
const OPTION = /^-+(\p{L}[^=]*)(?:=(.*))?$/su;

export interface Arguments {
  /** What is no option, in order. */
  words: string[];
  /** As typed; an option without a value has none. */
  options: Partial<Record<Option, string[]>>;
}

/** Tells options from words, wherever they stand. `--ttl 4h`, `--ttl=4h` and `-ttl 4h` are the same. */
export function readOptions(verb: KnownVerb, given: readonly string[]): Arguments | Misunderstood {
  const known = TAKEN[verb] ?? [];
  const left = [...given];
  const words: string[] = [];
  const options: Arguments['options'] = {};
  while (left.length > 0) {
    const word = left.shift() ?? '';
    const [, typed = '', inline] = OPTION.exec(word) ?? [];
    if (typed === '') {
      // `web=v2` can only be a tag, whether or not `--tag` stands before it.
      if (known.includes('tag') && word.includes('=')) options.tag = [...(options.tag ?? []), word];
      else words.push(word);
      continue;
    }
    const option = optionOf(typed, known);
    if (!option) {
      const suggestion = closest(typed.toLowerCase(), known);
      return { problem: 'UNKNOWN_OPTION', verb, said: word, ...(suggestion && { suggestion }) };
    }
    const before = options[option];
    if (before && !REPEATABLE.includes(option)) return { problem: 'REPEATED_OPTION', verb, option };
    const values = option === 'with-credentials' ? [] : [inline || takeValue(option, left)];
    if (values.includes('')) return { problem: 'MISSING_VALUE', verb, option };
    options[option] = [...(before ?? []), ...values];
  }
  return { words, options };
}

function optionOf(typed: string, known: readonly Option[]): Option | undefined {
  const plain = typed.toLowerCase().replaceAll(/[‐‑‒–—―−_]+/gu, '-');
  const name = Object.hasOwn(OTHER_NAMES, plain) ? OTHER_NAMES[plain] : plain;
  return known.find((option) => option === name);
}

/** The next word, and with `4 hours` the one behind it. Empty where an option follows, or nothing. */
function takeValue(option: Option, left: string[]): string {
  if (left[0] === undefined || OPTION.test(left[0])) return '';
  const value = left.shift() ?? '';
  const unitFollows = option === 'ttl' && /^\+?[\d.,]+$/.test(value) && isDurationUnit(left[0] ?? '');
  return unitFollows ? `${value} ${left.shift()}` : value;
}
