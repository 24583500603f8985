const SECONDS: Readonly<Record<string, number>> = { us: 1e-6, ms: 1e-3, s: 1, m: 60, h: 3600 };
const BYTES: Readonly<Record<string, number>> = { b: 1, k: 1024, m: 1024 ** 2, g: 1024 ** 3 };

/** Compose's durations, `1m30s`, in seconds. Undefined for what is none. */
export function parseDuration(text: string): number | undefined {
  if (!/^(\d+(\.\d+)?(us|ms|s|m|h))+$/.test(text)) return undefined;
  const parts = [...text.matchAll(/(\d+(?:\.\d+)?)(us|ms|s|m|h)/g)];
  // Rounded, because 0.3 and its like are not quite that in binary.
  return Number(parts.reduce((sum, [, count, unit]) => sum + Number(count) * (SECONDS[unit ?? ''] ?? 0), 0).toFixed(6));
}

/** Compose's sizes, `512m`, `1gb`, or a number of bytes. Undefined for what is none. */
export function parseBytes(value: string | number): number | undefined {
  const [, count, unit = 'b'] = /^(\d+(?:\.\d+)?)\s*(?:([kmg])b?|b)?$/i.exec(String(value)) ?? [];
  return count === undefined ? undefined : Math.round(Number(count) * (BYTES[unit.toLowerCase()] ?? 1));
}

const MIB = 1024 ** 2;
const GIB = 1024 ** 3;
/** Rounded up: never less than was asked for. */
export const toMib = (bytes: number): number => Math.ceil(bytes / MIB);
export const toGib = (bytes: number): number => Math.ceil(bytes / GIB);
