import { mkdir, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { environmentWorks, usableVersion } from '../../../../infra/local/setup/emulator-python.ts';
import { temporaryFolder } from './temporary-folder.ts';

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

describe('an environment', () => {
  it('does not work when the Python that it was made from is gone', async () => {
    const [whole, broken] = [await temporaryFolder(), await temporaryFolder()];
    for (const [entry, python] of [
      [whole, process.execPath],
      [broken, '/nothing/here/python3'],
    ] as const) {
      await mkdir(join(entry, 'bin'));
      await symlink(python, join(entry, 'bin', 'python'));
    }
    expect([await environmentWorks(whole), await environmentWorks(broken)]).toEqual([true, false]);
  });
});
