/** Bytes that a way to get a tool needs on disk, with some to spare. */
export const SPACE = {
  /** Most of a build is Go's own: 8 GB of sources and compiled packages for both together, as measured on Linux, x86_64. */
  cliBuild: 3e9,
  pluginBuild: 6.5e9,
  cliDownload: 0.5e9,
  pluginDownload: 1.2e9,
  python: 0.3e9,
  /** Bundles, state, logs and images of a run. */
  run: 0.5e9,
} as const;

const UNITS = ['B', 'kB', 'MB', 'GB', 'TB'];

/** `0 B`, `640 MB`, `8.3 GB`: decimal units. */
export function formatBytes(bytes: number): string {
  const power = bytes < 1 ? 0 : Math.min(Math.floor(Math.log10(bytes) / 3), UNITS.length - 1);
  const value = bytes / 1000 ** power;
  return `${value < 10 && power > 0 ? value.toFixed(1) : Math.round(value)} ${UNITS[power]}`;
}
