import { describe, expect, it } from 'vitest';
import { usableVersion } from '../../../../infra/local/setup/emulator-python.ts';

describe('a Python', () => {
  it.each([
    ['Python 3.10.0', [3, 10]],
    ['Python 3.14.2+\n', [3, 14]],
    ['Python 4.0.1', [4, 0]],
  ])('is usable from 3.10 on: %j', (answer, version) => expect(usableVersion(answer)).toEqual(version));

  it.each(['Python 3.9.18', 'Python 2.7.18', 'Perl 5.36.0', ''])('is not %j', (answer) => {
    expect(usableVersion(answer)).toBeUndefined();
  });
});
