import type { Metafile } from 'esbuild';

/** What a bundle has of one package, in bytes; our own code counts by its top folder. */
export interface PackageSize {
  name: string;
  bytes: number;
}

/** What is a smaller part of the whole is told in one line. */
const TOLD = 0.01;

/** A bundle's packages, the largest first. */
export function byPackage({ outputs }: Pick<Metafile, 'outputs'>): PackageSize[] {
  const bytes = new Map<string, number>();
  for (const [path, { bytesInOutput }] of Object.values(outputs).flatMap(({ inputs }) => Object.entries(inputs))) {
    const name = packageOf(path);
    bytes.set(name, (bytes.get(name) ?? 0) + bytesInOutput);
  }
  return [...bytes].map(([name, inAll]) => ({ name, bytes: inAll })).sort((a, b) => b.bytes - a.bytes);
}

/** The package that a bundled file is of. */
export function packageOf(path: string): string {
  const [, name] = /.*node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(path) ?? [];
  return name ?? path.split('/')[0] ?? path;
}

/** One line for each package that is worth it, and one for all others. */
export function packageLines(sizes: readonly PackageSize[]): string[] {
  const least = TOLD * sum(sizes);
  const large = sizes.filter(({ bytes }) => bytes >= least);
  const small = sizes.filter(({ bytes }) => bytes < least);
  const rest = { name: `${small.length} more`, bytes: sum(small) };
  return [...large, ...(small.length > 0 ? [rest] : [])].map(
    ({ name, bytes }) => `${kilobytes(bytes).padStart(8)} ${name}`,
  );
}

function sum(sizes: readonly PackageSize[]): number {
  return sizes.reduce((all, { bytes }) => all + bytes, 0);
}

export function kilobytes(bytes: number): string {
  return `${Math.round(bytes / 1024)} KB`;
}
