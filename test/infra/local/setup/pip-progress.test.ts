import { expect, it } from 'vitest';
import { type PipProgress, pipProgress, pipStatus } from '../../../../infra/local/setup/pip-progress.ts';

const BEFORE: PipProgress = { packages: 0, total: 26, doing: 'making the environment' };

/** What is shown after pip has said all these lines. */
function after(...lines: string[]): string {
  return pipStatus(lines.reduce(pipProgress, BEFORE));
}

it("tells a download's size and its place among all packages", () => {
  expect(after()).toBe('making the environment');
  const collecting = ['Collecting botocore==1.43.106 (from -r requirements.txt (line 2))'];
  expect(after(...collecting)).toBe('collecting, 1 of 26 packages');
  expect(after(...collecting, '  Downloading botocore-1.43.106-py3-none-any.whl (16.0 MB)')).toBe(
    'downloading botocore 1.43.106 (16.0 MB), 1 of 26 packages',
  );
  expect(after(...collecting, '  Downloading jsonata-python-0.7.1.tar.gz (477 kB)')).toBe(
    'downloading jsonata-python 0.7.1 (477 kB), 1 of 26 packages',
  );
  expect(after(...collecting, 'Installing collected packages: priority, wsproto')).toBe('installing, 1 of 26 packages');
});

it('does not take for a download what is none', () => {
  expect(after('Looking in links: /wheels', '     ━━━━ 16.0/16.0 MB 114.5 MB/s eta 0:00:00')).toBe(BEFORE.doing);
});
