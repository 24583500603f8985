/**
 * Bytes of an item as DynamoDB counts them for its capacity units:
 * https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/CapacityUnitCalculations.html. The emulator reports a
 * flat half unit for every query, so units are reckoned from what the rows weigh.
 */
export function itemSize(value: unknown): number {
  if (typeof value === 'string') return Buffer.byteLength(value);
  if (typeof value === 'number') return Math.ceil(String(value).length / 2) + 1;
  if (Array.isArray(value)) return 3 + value.reduce<number>((sum, each) => sum + 1 + itemSize(each), 0);
  if (typeof value === 'object' && value !== null) {
    return (
      3 + Object.entries(value).reduce((sum, [name, each]) => sum + 1 + Buffer.byteLength(name) + itemSize(each), 0)
    );
  }
  return 1;
}

/** Read capacity units of one request that read `bytes`: a unit is 4 KB, half of it where the read may be a second late. */
export function readUnits(bytes: number, { consistent }: { consistent: boolean }): number {
  return Math.max(1, Math.ceil(bytes / 4096)) * (consistent ? 1 : 0.5);
}
