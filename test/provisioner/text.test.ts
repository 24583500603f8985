import { describe, expect, it } from 'vitest';
import { plainText, redact, tail } from '../../provisioner/text.ts';

describe('plainText', () => {
  it.each([
    ['colours', '\u001b[31merror\u001b[0m', 'error'],
    ['links and bells', '\u001b]8;;http://x\u0007here\u001b]8;;\u0007', 'here'],
    ['other control characters', 'a\u0000b\tc', 'a b c'],
    ['carriage returns', 'one\r\ntwo\rthree', 'one\ntwo\nthree'],
    ['empty lines', '\n\none\n\n\ntwo\n', 'one\ntwo'],
  ])('removes %s', (_what, text, plain) => {
    expect(plainText(text)).toBe(plain);
  });

  it('keeps letters of all languages', () => {
    expect(plainText('Zażółć gęślą 日本語 🎈')).toBe('Zażółć gęślą 日本語 🎈');
  });
});

describe('tail', () => {
  it('keeps the end, because the error is there, and shows that it was cut', () => {
    expect(tail('abcdef', 3)).toBe('… def');
    expect(tail('abc', 3)).toBe('abc');
  });
});

describe('redact', () => {
  it('replaces each secret wherever it stands', () => {
    expect(redact('x=long-secret y=long-secret z=other-secret', ['long-secret', 'other-secret'])).toBe(
      'x=[secret] y=[secret] z=[secret]',
    );
  });

  it('leaves short ones, which would tear holes into ordinary words', () => {
    expect(redact('a test', ['', 'a'])).toBe('a test');
  });
});
