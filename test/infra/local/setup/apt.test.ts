import { expect, it } from 'vitest';
import { aptProgress } from '../../../../infra/local/setup/apt.ts';

/** What is shown after apt-get has said all these lines. */
function after(...lines: string[]): string {
  return lines.reduce(aptProgress, { bytes: undefined, doing: 'nothing' }).doing;
}

it('tells the bytes of a download, of the total as soon as that is known', () => {
  expect(after('dlstatus:1:40.0000:Retrieving file 1 of 7')).toBe('downloaded 40 %');
  const need = 'Need to get 61.5 MB of archives.';
  expect(after(need, 'dlstatus:2:50.0000:Retrieving file 2 of 7')).toBe('downloaded 31 MB of 62 MB');
  const partly = 'Need to get 1,024 kB/61.5 MB of archives.';
  expect(after(partly, 'dlstatus:2:50.0000:Retrieving file 2 of 7')).toBe('downloaded 512 kB of 1.0 MB');
});

it('tells how much is installed, and what it is at', () => {
  expect(after('pmstatus:docker.io:20.5000:Unpacking docker.io (amd64)')).toBe(
    '21 % installed (Unpacking docker.io (amd64))',
  );
  expect(after('pmstatus:libc6:amd64:80.0000:Installed libc6 (amd64)')).toBe(
    '80 % installed (Installed libc6 (amd64))',
  );
});

it('does not mind what tells no progress', () => {
  expect(after('Setting up docker.io (20.10.24) ...', 'Get:1 http://deb.debian.org hello [53.1 kB]')).toBe('nothing');
});
