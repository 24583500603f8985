import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { KnownVerb, Misunderstood } from '../../../bot/command/command.ts';
import { parseDuration } from '../../../bot/command/duration.ts';
import { readOptions } from '../../../bot/command/options.ts';
import { parseCommand } from '../../../bot/command/parse.ts';
import { READERS } from '../../../bot/command/readers.ts';
import { wordsOf } from '../../../bot/command/words.ts';
import { misunderstood } from '../../../bot/messages/misunderstood.ts';
import { ERRORS } from '../../../provisioner/contract/errors.ts';
import { isNewPlaygroundName, isPlaygroundName } from '../../../provisioner/contract/name.ts';
import { holds } from '../../support/holds.ts';

const verbs = Object.keys(READERS) as KnownVerb[];
/** What people type, and what breaks parsers. */
const pieces = fc.oneof(
  fc.constantFrom(
    ...verbs,
    'demo',
    'Demo',
    'max',
    'with',
    '4h',
    '-1h',
    '4',
    'hours',
    '1e9d',
    'NaN',
    'all',
    '__proto__',
  ),
  fc.constantFrom(
    '--ttl',
    '—ttl',
    '--tag',
    '--tag=',
    '--lines',
    '--with-credentials',
    '-',
    '--',
    '--=',
    '-x',
    'web=v2',
  ),
  fc.constantFrom('<@U0GRACE01|grace>', '<#C0GENERAL1>', '<!here>', '<', '>', '&lt;', '“', '”', '<http://a.b|a.b>'),
  fc.string({ unit: 'grapheme', maxLength: 12 }),
);
const texts = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.array(pieces, { maxLength: 8 }).map((words) => words.join(' ')),
);

function read(verb: KnownVerb, text: string): object {
  const given = readOptions(verb, wordsOf(text));
  return 'problem' in given ? given : READERS[verb](given);
}

/** The error is of the table, in words, and repeats what was wrong. */
function expectNamed(fault: Misunderstood) {
  const { text, blocks } = misunderstood(fault);
  expect(text).toContain(ERRORS[fault.problem].title);
  expect(blocks).toMatchObject([{ block_id: `error:${fault.problem}` }]);
  expect('said' in fault || 'verb' in fault).toBe(true);
  if ('said' in fault) expect(fault.said).not.toBe('');
}

test('whatever is typed is a command, or an error that names what was wrong', () => {
  holds(
    fc.property(texts, (text) => {
      const parsed = parseCommand(text);
      if (!('command' in parsed)) return expectNamed(parsed);
      const { command } = parsed;
      const isName = command.verb === 'create' ? isNewPlaygroundName : isPlaygroundName;
      if ('name' in command) expect(isName(command.name ?? 'demo')).toBe(true);
    }),
  );
});

test('whatever stands behind a verb is understood, or refused with what was wrong', () => {
  holds(
    fc.property(fc.constantFrom(...verbs), texts, (verb, text) => {
      const result = read(verb, text);
      if ('problem' in result) expectNamed(result as Misunderstood);
    }),
  );
});

test('a length of time is whole minutes above zero, or a fault', () => {
  holds(
    fc.property(fc.oneof(texts, fc.stringMatching(/^[-+]?[\d.,e]{0,12} ?[mhdw]?$/)), (text) => {
      const duration = parseDuration(text);
      if ('fault' in duration) return;
      expect(duration.seconds).toBeGreaterThan(0);
      expect(duration.seconds % 60).toBe(0);
      expect(Number.isSafeInteger(duration.seconds)).toBe(true);
    }),
  );
});

test('the order of name and options, capitals and dashes make no difference', () => {
  const parts = fc.shuffledSubarray(['Demo', '—ttl 4 Hours', '--TEMPLATE=default', '–tag web=v2'], { minLength: 4 });
  holds(
    fc.property(parts, (given) => {
      const expected = { name: 'demo', lifetimeSeconds: 14_400, template: 'default', tags: { web: 'v2' } };
      expect(read('create', given.join('  '))).toEqual(expected);
    }),
  );
});
