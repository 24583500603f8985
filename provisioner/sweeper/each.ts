const AT_ONCE = 5;

/**
 * Does all items, some at a time. One that fails does not stop the others.
 * @param failed hears of each that failed
 * @returns what they failed with
 */
export async function doEach<T>(
  items: readonly T[],
  act: (item: T) => Promise<void>,
  failed: (item: T, error: unknown) => void,
): Promise<unknown[]> {
  const waiting = [...items];
  const faults: unknown[] = [];
  async function worker(): Promise<void> {
    for (let item = waiting.shift(); item !== undefined; item = waiting.shift()) {
      try {
        await act(item);
      } catch (error) {
        faults.push(error);
        failed(item, error);
      }
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  return faults;
}
