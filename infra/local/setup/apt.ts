import { type Log, withProgress } from './progress.ts';
import { run } from './run.ts';
import { formatBytes } from './space.ts';

/** What apt-get has told so far. */
export interface AptProgress {
  /** Bytes that it has to download, where it has said so. */
  bytes: number | undefined;
  doing: string;
}

const UNITS: Record<string, number> = { B: 1, kB: 1e3, MB: 1e6, GB: 1e9 };

/**
 * Pure: takes one more line of what `apt-get install` says.
 * Lines of its status are `dlstatus:FILE:PERCENT:TEXT` and `pmstatus:PACKAGE:PERCENT:TEXT`.
 */
export function aptProgress(so: AptProgress, line: string): AptProgress {
  // With a part of it in its own cache it says `Need to get 12.3 MB/45.6 MB of archives.`
  const [, amount, unit] = /^Need to get ([\d.,]+) (\w?B)/.exec(line) ?? [];
  if (unit !== undefined) return { ...so, bytes: Number(amount?.replaceAll(',', '')) * (UNITS[unit] ?? 1) };
  const [, kind, percent, text] = /^(dlstatus|pmstatus):[^:]*(?::[^:.]+)?:([\d.]+):(.*)$/.exec(line) ?? [];
  if (kind === 'dlstatus') return { ...so, doing: `downloaded ${part(Number(percent), so.bytes)}` };
  return kind === 'pmstatus' ? { ...so, doing: `${Math.round(Number(percent))} % installed (${text})` } : so;
}

/** Installs Debian packages, as root, and shows how far it is. */
export async function aptInstall(say: Log, packages: readonly string[], signal?: AbortSignal): Promise<void> {
  let so: AptProgress = { bytes: undefined, doing: 'looking for the newest packages' };
  const env = { DEBIAN_FRONTEND: 'noninteractive', LC_ALL: 'C' };
  const onLine = (line: string): void => {
    so = aptProgress(so, line);
  };
  await withProgress(
    say,
    () => `${packages[0]}: ${so.doing}`,
    async () => {
      await run('apt-get', ['update', '-q'], { env, signal });
      const how = ['-q', '-y', '--no-install-recommends', '-o', 'APT::Status-Fd=1'];
      // A machine that has just started may be updating itself.
      how.push('-o', 'DPkg::Lock::Timeout=120');
      await run('apt-get', ['install', ...how, ...packages], { env, signal, onLine });
    },
  );
}

function part(percent: number, bytes: number | undefined): string {
  if (bytes === undefined) return `${Math.round(percent)} %`;
  return `${formatBytes((bytes * percent) / 100)} of ${formatBytes(bytes)}`;
}
