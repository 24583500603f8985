/** What pip has told so far. */
export interface PipProgress {
  packages: number;
  total: number;
  /** What it is at, such as `downloading botocore 1.43.106 (16.0 MB)`. */
  doing: string;
}

/** Pure: takes one more line of what `pip install` says without a terminal. */
export function pipProgress(so: PipProgress, line: string): PipProgress {
  const [, name, version, size] =
    /^\s+Downloading (\S+?)-(\d[^-\s]*?)(?:-\S*|\.tar\.gz|\.zip) (\([^)]+\))/.exec(line) ?? [];
  if (size !== undefined) return { ...so, doing: `downloading ${name} ${version} ${size}` };
  if (line.startsWith('Collecting ')) return { ...so, packages: so.packages + 1, doing: 'collecting' };
  return line.startsWith('Installing collected packages') ? { ...so, doing: 'installing' } : so;
}

/** Pure: how far it is, in words. */
export function pipStatus({ packages, total, doing }: PipProgress): string {
  return packages === 0 ? doing : `${doing}, ${Math.min(packages, total)} of ${total} packages`;
}
