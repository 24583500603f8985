import { formatBytes, SPACE } from './space.ts';

/** What can go wrong with a download or a build that has a way out. */
export type FaultKind = 'disk-full' | 'killed' | 'altered' | 'broken-download' | 'no-venv';

/** An error with its way out in the message. */
export class Fault extends Error {
  readonly kind: FaultKind;
  /** Another way to get the same tool would meet the same. */
  readonly endsSearch: boolean;
  constructor(kind: FaultKind, cause: Error) {
    super(`${essence(cause.message, kind)}\n${WAYS_OUT[kind]}`, { cause });
    this.name = 'Fault';
    this.kind = kind;
    this.endsSearch = kind === 'disk-full' || kind === 'killed';
  }
}

const WAYS_OUT: Record<FaultKind, string> = {
  'disk-full':
    `The disk is full. A set-up that downloads needs about ${formatBytes(SPACE.cliDownload + SPACE.pluginDownload + SPACE.python)}, ` +
    `one that builds ${formatBytes(SPACE.cliBuild + SPACE.pluginBuild + SPACE.python)}, most of that in Go's own caches. ` +
    'Make room (`npm run clean` removes what earlier runs left), or set PLAYGROUND_CACHE, GOCACHE, GOMODCACHE and TMPDIR to ' +
    'folders of a bigger disk; `npm run doctor` shows how much there is.',
  killed:
    'It was killed from outside; when nobody did so, memory ran out: close what needs much of it. Type the same again: a build ' +
    "goes on where it was, out of Go's own build cache.",
  altered:
    'What arrived is not what was pinned: a proxy or mirror on the way altered it, or broke it off. Nothing of it is used. Type ' +
    'the same again (`go clean -modcache` first, where Go says this), and elsewhere on the network if it stays so.',
  'broken-download':
    'The connection broke off. Type the same again: what arrived whole is kept, and half a download is never used. If it ' +
    'stays so, look at your proxy settings (HTTPS_PROXY, GOPROXY, PIP_INDEX_URL).',
  'no-venv':
    'This Python cannot make a virtual environment with pip in it. On Debian and Ubuntu: `apt-get install python3-venv`, then ' +
    'the same again.',
};

/** What a program that failed, or Node itself, says of each kind. The first that fits counts: a cause before what it leads to. */
const SIGNS: readonly (readonly [FaultKind, RegExp])[] = [
  ['disk-full', /ENOSPC|EDQUOT|no space left on device|disk quota exceeded/i],
  ['no-venv', /ensurepip is not|No module named '?(venv|ensurepip|pip)\b/i],
  ['altered', /checksum mismatch|SECURITY ERROR|has the checksum \S+ and not|DO NOT MATCH THE HASHES/i],
  ['killed', /was ended by SIG(KILL|TERM|BUS|SEGV)|signal: (killed|terminated)|cannot allocate memory|out of memory/i],
  [
    'broken-download',
    /unexpected EOF|connection reset|ECONNRESET|ETIMEDOUT|ENOTFOUND|EAI_AGAIN|socket hang up|i\/o timeout|TLS handshake timeout|connection refused|ECONNREFUSED|no such host|name resolution|IncompleteRead|Read timed out|Connection broken|curl: \((6|7|18|28|35|52|56|92)\)|left no plugin behind/i,
  ],
];

/** Pure: which fault a message tells of, if any. */
export function faultIn(message: string): FaultKind | undefined {
  return SIGNS.find(([, sign]) => sign.test(message))?.[0];
}

/** As many lines as are read at a glance. */
const GLANCE = 3;

/** Pure: of a long message the program that failed and the one line that tells why; the error's cause has all of it. */
function essence(message: string, kind: FaultKind): string {
  const lines = message.split('\n');
  const [program = ''] = /^`[^`]+` [^:]+/.exec(message) ?? [];
  if (lines.length <= GLANCE || program === '') return message;
  if (faultIn(program) === kind) return program;
  return `${program}: ${lines.find((line) => faultIn(line) === kind)?.trim()}`;
}

/**
 * The same error, with the way out where there is one.
 * @param kinds what the act that failed can meet; outside of set-ups a connection that breaks off is another matter
 */
export function explained(error: unknown, kinds: readonly FaultKind[] = SIGNS.map(([kind]) => kind)): Error {
  const plain = error instanceof Error ? error : new Error(String(error));
  if (isExplained(plain)) return plain;
  const kind = faultIn(plain.message);
  return kind !== undefined && kinds.includes(kind) ? new Fault(kind, plain) : plain;
}

function isExplained(error: unknown): boolean {
  return error instanceof Fault || (error instanceof Error && isExplained(error.cause));
}
