/** A site that is there answers within this; one that a firewall swallows would hold us for minutes. */
const PROBE_MS = 4000;

/**
 * Returns when the site answers anything over HTTPS.
 * @throws when it does not within 4 s
 */
export async function assertReachable(url: string, signal?: AbortSignal): Promise<void> {
  const limit = AbortSignal.timeout(PROBE_MS);
  try {
    await fetch(url, { method: 'HEAD', signal: signal === undefined ? limit : AbortSignal.any([limit, signal]) });
  } catch (cause) {
    signal?.throwIfAborted();
    throw new Error(`${new URL(url).host} is out of reach`, { cause });
  }
}
