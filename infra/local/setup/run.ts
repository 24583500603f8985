import { execa } from 'execa';

export interface RunOptions {
  cwd?: string;
  /** On top of this process's own environment; `undefined` takes a variable away. */
  env?: Record<string, string | undefined>;
  /** Each line of stdout and stderr as it comes. */
  onLine?: (line: string) => void;
  timeoutMs?: number;
  signal?: AbortSignal | undefined;
}

/** As many lines of a failed program's output as its error repeats. */
const TAIL_LINES = 12;

/**
 * Runs a program to its end without a terminal.
 * @returns its standard output
 * @throws when it cannot be run, is too slow, or exits with anything but 0; the message ends with its last lines
 */
export async function run(command: string, args: readonly string[], options: RunOptions = {}): Promise<string> {
  const child = execa(command, args, {
    all: true,
    reject: false,
    stdin: 'ignore',
    ...(options.cwd === undefined ? {} : { cwd: options.cwd }),
    ...(options.env === undefined ? {} : { env: options.env }),
    ...(options.timeoutMs === undefined ? {} : { timeout: options.timeoutMs }),
    ...(options.signal === undefined ? {} : { cancelSignal: options.signal }),
  });
  if (options.onLine !== undefined) for await (const line of child.iterable({ from: 'all' })) options.onLine(line);
  const result = await child;
  options.signal?.throwIfAborted();
  if (!result.failed) return result.stdout;
  const what = [command, ...args.slice(0, 2)].join(' ');
  if (result.code === 'ENOENT') throw new Error(`there is no \`${command}\` on the PATH`);
  if (result.timedOut) throw new Error(`\`${what}\` gave no answer within ${(options.timeoutMs ?? 0) / 1000} s`);
  const ending = result.signal === undefined ? `exited with code ${result.exitCode}` : `was ended by ${result.signal}`;
  throw new Error(`\`${what}\` ${ending}: ${tail(result.all ?? '')}`);
}

/** The last lines of an output: the error is there. */
export function tail(output: string, lines = TAIL_LINES): string {
  return output.trim().split('\n').slice(-lines).join('\n');
}
