/**
 * One part of a sweep: what goes wrong with it stops no other.
 * @param failed what the log says where it broke off
 * @param act returns what went wrong with single items, or whatever else where there are none
 * @returns what went wrong
 */
export async function attempt(
  failed: string,
  act: () => Promise<unknown>,
  log: { error(message: string, details: Record<string, unknown>): void },
): Promise<unknown[]> {
  try {
    const faults = await act();
    return Array.isArray(faults) ? faults : [];
  } catch (error) {
    log.error(failed, { error });
    return [error];
  }
}
