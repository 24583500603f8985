/** What the order of files is decided by. */
export interface TestFile {
  project: string;
  /** Relative to the repository. */
  path: string;
  bytes: number;
}

/** Those that last longest, longest first: begun late, they would be all that still runs at the end. */
export const LONGEST = [
  'test/infra/local/provisioner-image.emulator.test.ts',
  'test/provisioner/engine.emulator.test.ts',
  'test/provisioner/image/operations.emulator.test.ts',
  'test/acceptance/killed.test.ts',
  'test/acceptance/isolation.test.ts',
  'test/provisioner/image/faults.emulator.test.ts',
];

/**
 * The order in which files begin. Those that wait for engines, containers and the clock come first, so that the unit tests,
 * which compute, run beside the last of them; those that want the cloud for themselves come after the others that use it.
 */
export function inOrder<File extends TestFile>(files: readonly File[]): File[] {
  const longest = LONGEST.flatMap((path) => files.filter((file) => file.path === path));
  const rest = files.filter((file) => !longest.includes(file)).sort((a, b) => b.bytes - a.bytes);
  const of = (project: string, alone = false): File[] =>
    rest.filter((file) => file.project === project && file.path.endsWith('.alone.test.ts') === alone);
  const known = [...alternating(of('acceptance'), of('emulator')), ...of('acceptance', true)];
  return [...longest, ...known, ...rest.filter((file) => !known.includes(file))];
}

function alternating<T>(some: readonly T[], others: readonly T[]): T[] {
  const length = Math.max(some.length, others.length);
  return Array.from({ length }, (_, index) => [
    ...some.slice(index, index + 1),
    ...others.slice(index, index + 1),
  ]).flat();
}
