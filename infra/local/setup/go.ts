import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { withDownload } from './download.ts';
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

/** What a build has told so far; `total` and `modules` are the most that there can be, as Go has some of it already. */
export interface GoProgress {
  toolchain: boolean;
  downloaded: number;
  modules: number;
  compiled: number;
  /** 0 until the packages are listed, for which the modules have to be there. */
  total: number;
}

/** Pure: how far a build is, in words. */
export function goStatus({ toolchain, downloaded, modules, compiled, total }: GoProgress): string {
  if (compiled > 0) return `compiled ${compiled} of at most ${total} packages`;
  if (total > 0) return 'everything compiled before, now linking';
  if (downloaded > 0) return `downloaded ${downloaded} of at most ${modules} modules`;
  return toolchain ? 'downloading the Go that it is built with' : 'looking for its modules';
}

/** Pure: takes one more line of what `go` says. */
export function goProgress(so: GoProgress, line: string): GoProgress {
  if (/^go: downloading go\d/.test(line)) return { ...so, toolchain: true };
  if (line.startsWith('go: downloading')) return { ...so, downloaded: so.downloaded + 1 };
  return line.includes('/') && so.total > 0 ? { ...so, compiled: so.compiled + 1 } : so;
}

/** Builds one program; shows how many modules it has downloaded and how many packages compiled. */
export async function goBuild(say: Log, build: GoBuild): Promise<void> {
  const modules = modulesIn(await readFile(join(build.module, 'go.sum'), 'utf8'));
  let so: GoProgress = { toolchain: false, downloaded: 0, modules, compiled: 0, total: 0 };
  const onLine = (line: string): void => {
    so = goProgress(so, line);
  };
  const options = { cwd: build.module, signal: build.signal, onLine };
  await withProgress(
    say,
    () => goStatus(so),
    async () => {
      const list = await run('go', ['list', '-mod=readonly', '-deps', build.package], options);
      so = { ...so, total: list.split('\n').length };
      const flags = ['-v', '-mod=readonly', '-buildvcs=false', '-trimpath', '-ldflags', build.ldflags];
      await run('go', ['build', ...flags, '-o', build.output, build.package], options);
    },
  );
}

/** Pure: of how many modules a go.sum pins the content, and not only the requirements. */
export function modulesIn(goSum: string): number {
  return goSum.split('\n').filter((line) => line.includes(' h1:') && !line.includes('/go.mod ')).length;
}

/**
 * Unpacks a module into Go's cache, checked against Go's checksum database and against our own pin.
 * @param bytes of the file that Go downloads
 */
export async function goModule(
  say: Log,
  { module, sum, bytes }: { module: string; sum: string; bytes: number },
  cwd: string,
  signal?: AbortSignal,
): Promise<string> {
  const cache = (await run('go', ['env', 'GOMODCACHE'], { cwd, signal })).trim();
  const folder = join(cache, 'cache', 'download', module.replace(/@.*/, ''), '@v');
  const answer = await withDownload(say, { folder, total: bytes }, () =>
    run('go', ['mod', 'download', '-json', module], { cwd, signal }),
  );
  const { Dir, Sum } = JSON.parse(answer) as { Dir: string; Sum: string };
  if (Sum !== sum) throw new Error(`${module} has the checksum ${Sum} and not ${sum}: it is not what was pinned`);
  return Dir;
}
