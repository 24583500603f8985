import { type Log, withProgress } from './progress.ts';
import { run } from './run.ts';

export interface GoBuild {
  /** Folder of the module whose go.mod and go.sum pin everything. */
  module: string;
  /** What to build: `.` or an import path. */
  package: string;
  output: string;
  ldflags: string;
  signal?: AbortSignal | undefined;
}

/** Where Go comes from, for people who have none. The builds name their own toolchain, which Go 1.21 and later gets itself. */
export const GO_SOURCES = 'Go 1.21 or later from https://go.dev/dl, or `brew install go` on a Mac';

/** `1.26.1` from what `go version` says; undefined when it is no Go or one before 1.21. */
export function usableGo(answer: string): string | undefined {
  const [, version, major, minor] = /go version go((\d+)\.(\d+)\S*)/.exec(answer) ?? [];
  return Number(major) > 1 || Number(minor) >= 21 ? version : undefined;
}

/** @throws when there is no Go that can build our tools */
export async function assertGo(signal?: AbortSignal): Promise<void> {
  if ((await findGo(signal)) === undefined) throw new Error(`there is no Go for it. Install ${GO_SOURCES}`);
}

/** The version of the Go that would build; undefined when there is none, or one that is too old. */
export async function findGo(signal?: AbortSignal): Promise<string | undefined> {
  // No `go` and one that does not run are the same to us: neither builds.
  const answer = await run('go', ['version'], { signal, timeoutMs: 20_000 }).catch(() => '');
  signal?.throwIfAborted();
  return usableGo(answer);
}

/** Builds one program; says now and then how many modules it has downloaded and how many packages compiled. */
export async function goBuild(say: Log, build: GoBuild): Promise<void> {
  // Packages that Go has in its own cache are not compiled again and not counted: hence "at most".
  let total = 0;
  let downloaded = 0;
  let compiled = 0;
  const count = (line: string): void => {
    if (line.startsWith('go: downloading')) downloaded += 1;
    else if (line.includes('/')) compiled += 1;
  };
  const status = (): string => {
    if (compiled > 0) return `compiled ${compiled} of at most ${total} packages`;
    return total > 0 ? 'everything compiled before, now linking' : `downloaded ${downloaded} modules`;
  };
  const options = { cwd: build.module, signal: build.signal };
  await withProgress(say, status, async () => {
    // The list goes to stdout and the downloads to stderr; both pass through here.
    const list = await run('go', ['list', '-mod=readonly', '-deps', build.package], {
      ...options,
      onLine: (line) => line.startsWith('go: downloading') && count(line),
    });
    total = list.split('\n').length;
    const flags = ['-v', '-mod=readonly', '-buildvcs=false', '-trimpath', '-ldflags', build.ldflags];
    await run('go', ['build', ...flags, '-o', build.output, build.package], { ...options, onLine: count });
  });
}

/** Unpacks a module into Go's cache, checked against Go's checksum database and against our own pin. */
export async function goModule(module: string, sum: string, cwd: string, signal?: AbortSignal): Promise<string> {
  const answer = await run('go', ['mod', 'download', '-json', module], { cwd, signal });
  const { Dir, Sum } = JSON.parse(answer) as { Dir: string; Sum: string };
  if (Sum !== sum) throw new Error(`${module} has the checksum ${Sum} and not ${sum}: it is not what was pinned`);
  return Dir;
}
