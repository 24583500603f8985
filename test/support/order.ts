/** What the order of files is decided by. */
export interface TestFile {
  project: string;
  /** Relative to the repository. */
  path: string;
  bytes: number;
}

/** Those that last longest, longest first: begun late, they would be all that still runs at the end. */
export const LONGEST = [
  'test/acceptance/stages.test.ts',
  'test/provisioner/image/continuations.emulator.test.ts',
  'test/infra/local/provisioner-image.emulator.test.ts',
  'test/provisioner/engine.emulator.test.ts',
  'test/chaos/real/short.emulator.test.ts',
  'test/infra/half-deployed.emulator.test.ts',
  'test/provisioner/image/operations.emulator.test.ts',
  'test/acceptance/killed.test.ts',
  'test/acceptance/isolation.test.ts',
  'test/provisioner/image/faults.emulator.test.ts',
];

/**
 * The order in which files begin. Those that wait for engines, containers and the clock come first, so that the unit tests,
 * which compute, run beside the last of them. Those that want the cloud for themselves come after the others that use it,
 * with files between them that do not: they wait for each other, and whoever waits keeps a place.
 */
export function inOrder<File extends TestFile>(files: readonly File[]): File[] {
  const longest = LONGEST.flatMap((path) => files.filter((file) => file.path === path));
  const rest = files.filter((file) => !longest.includes(file)).sort((a, b) => b.bytes - a.bytes);
  const of = (project: string, alone = false): File[] =>
    rest.filter((file) => file.project === project && file.path.endsWith('.alone.test.ts') === alone);
  const [sharing, emulator] = [of('acceptance'), of('emulator')];
  const known = [
    ...sharing.flatMap((file, index) => [file, ...emulator.slice(index, index + 1)]),
    ...spread(of('acceptance', true), emulator.slice(sharing.length)),
  ];
  return [...longest, ...known, ...rest.filter((file) => !known.includes(file))];
}

/** The many in their order, with the few at even distances among them. */
function spread<T>(few: readonly T[], many: readonly T[]): T[] {
  const each = Math.ceil(many.length / Math.max(few.length, 1));
  const parts = Array.from({ length: Math.max(few.length, 1) }, (_, index) => [
    ...few.slice(index, index + 1),
    ...many.slice(index * each, (index + 1) * each),
  ]);
  return parts.flat();
}
