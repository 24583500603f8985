import { createHash } from 'node:crypto';
import { access, constants, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { cacheEntry } from './cache.ts';
import { type PipProgress, pipProgress, pipStatus } from './pip-progress.ts';
import { type Log, named, timed, withProgress } from './progress.ts';
import { run } from './run.ts';

/** What a virtual environment of the cache is made from. */
export interface PythonPackages {
  /** In lines of progress. */
  name: string;
  /** Of the cache. */
  folder: string;
  /** The path of a requirements file, every package exact. */
  requirements: string;
}

const EMULATOR: PythonPackages = {
  name: "Emulator's Python",
  folder: 'emulator',
  requirements: join(import.meta.dirname, '../emulator/requirements.txt'),
};
const CANDIDATES = ['python3', 'python3.14', 'python3.13', 'python3.12', 'python3.11', 'python3.10', 'python'];
const OLDEST: PythonVersion = [3, 10];

export const PYTHON_SOURCES =
  '`apt-get install python3 python3-venv` on Debian and Ubuntu, `brew install python` on a Mac, https://python.org elsewhere';

export type PythonVersion = [major: number, minor: number];

interface Getting {
  cache: string;
  log: Log;
  signal?: AbortSignal | undefined;
}

/** A Python that has the emulator. */
export function getEmulatorPython(options: Getting): Promise<string> {
  return getPython(EMULATOR, options);
}

/**
 * A Python that has these packages and nothing else, in a virtual environment of the cache.
 * @returns the path of the interpreter
 */
export function getPython(packages: PythonPackages, { cache, log, signal }: Getting): Promise<string> {
  const say = named(log, packages.name);
  return timed(say, async () => {
    const python = await findPython(signal);
    const entry = await pythonEntry(cache, python.version, packages);
    const works = (): Promise<boolean> => environmentWorks(entry);
    const fill = async (draft: string): Promise<void> => {
      say('installing it with pip: about half a minute, once');
      await install(say, python.command, draft, packages.requirements, signal);
    };
    await cacheEntry(entry, say, fill, signal, works);
    return interpreter(entry);
  });
}

/** Where the cache has the environment of this Python; what is installed in it decides, too. */
export async function pythonEntry(
  cache: string,
  version: PythonVersion,
  { folder, requirements }: PythonPackages = EMULATOR,
): Promise<string> {
  const content = await readFile(requirements, 'utf8');
  const hash = createHash('sha256').update(content).digest('hex').slice(0, 12);
  return join(cache, folder, `python${version.join('.')}-${hash}`);
}

/** Whether an environment can run: the Python that it was made from may be gone since, and its link leads nowhere then. */
export async function environmentWorks(entry: string): Promise<boolean> {
  return access(interpreter(entry), constants.X_OK).then(
    () => true,
    () => false,
  );
}

async function install(
  say: Log,
  python: string,
  draft: string,
  requirements: string,
  signal?: AbortSignal,
): Promise<void> {
  const total = (await readFile(requirements, 'utf8')).split('\n').filter((line) => /^\w/.test(line)).length;
  let so: PipProgress = { packages: 0, total, doing: 'making the environment' };
  await withProgress(
    say,
    () => pipStatus(so),
    async () => {
      await run(python, ['-m', 'venv', draft], { signal });
      // Run as a module of the interpreter: the scripts in bin/ name the folder they were made in, which is about to be renamed.
      await run(interpreter(draft), ['-m', 'pip', 'install', '--disable-pip-version-check', '-r', requirements], {
        signal,
        onLine: (line) => {
          so = pipProgress(so, line);
        },
      });
    },
  );
}

function interpreter(environment: string): string {
  return join(environment, 'bin', 'python');
}

/** `3.11` from what `python --version` says; undefined when it is too old or no Python at all. */
export function usableVersion(answer: string): PythonVersion | undefined {
  const [, major, minor] = /^Python (\d+)\.(\d+)\./.exec(answer.trim()) ?? [];
  const version: PythonVersion = [Number(major), Number(minor)];
  const usable = version[0] > OLDEST[0] || (version[0] === OLDEST[0] && version[1] >= OLDEST[1]);
  return usable ? version : undefined;
}

/** @throws when none is new enough */
export async function findPython(signal?: AbortSignal): Promise<{ command: string; version: PythonVersion }> {
  for (const command of CANDIDATES) {
    const answer = await run(command, ['--version'], { signal, timeoutMs: 20_000 }).catch(() => '');
    const version = usableVersion(answer);
    if (version !== undefined) return { command, version };
  }
  throw new Error(
    `no Python ${OLDEST.join('.')} or newer is on the PATH (tried ${CANDIDATES.join(', ')}). Install one: ${PYTHON_SOURCES}.`,
  );
}
