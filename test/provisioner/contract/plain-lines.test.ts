import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { plainLines } from '../../../provisioner/contract/plain-lines.ts';
import { generatePassword } from '../../../provisioner/playground/credentials.ts';
import { holds } from '../../support/holds.ts';

const from = (...texts: string[]) =>
  plainLines(texts.map((text) => ({ at: 0, container: 'web', text }))).map(({ text }) => text);

test('colours and control characters are taken out', () => {
  expect(from('\u001b[31mred\u001b[0m\tand\u0007 loud')).toEqual(['red and  loud']);
});

test('an event of several lines is several lines, and empty ones are none', () => {
  expect(from('one\r\ntwo\n\n', '', 'three')).toEqual(['one', 'two', 'three']);
});

test('a line without end is cut, and says so', () => {
  const [line = ''] = from('x'.repeat(100_000));
  expect(line).toBe(`${'x'.repeat(400)}…`);
});

test('a secret at the cut is not shown by half', () => {
  holds(
    fc.property(fc.integer({ min: 300, max: 2100 }), (position) => {
      const password = generatePassword();
      const [line = ''] = from(`${' .'.repeat(position).slice(0, position)}${password} and more`);
      expect(line).not.toContain(password.slice(0, 8));
    }),
  );
});

test('a key over several events is taken out', () => {
  expect(from('-----BEGIN PRIVATE KEY-----', 'MIIabc', '-----END PRIVATE KEY-----', 'after')).toEqual([
    '[secret]',
    '[secret]',
    '[secret]',
    'after',
  ]);
});
