/** What the order of files is decided by. */
export interface TestFile {
  project: string;
  /** Relative to the repository. */
  path: string;
  bytes: number;
}

/**
 * Those that last longest, in about that order: begun late, they would be all that still runs at the end. The first of them
 * also has the cloud started.
 */
export const FIRST = [
  'test/acceptance/stages.test.ts',
  'test/infra/local/provisioner-image.emulator.test.ts',
  'test/provisioner/image/continuations.emulator.test.ts',
  'test/provisioner/engine/engine.emulator.test.ts',
  'test/provisioner/engine/deaf-engine.emulator.test.ts',
  'test/acceptance/killed.test.ts',
  'test/acceptance/isolation.test.ts',
];

/** The next that last long. None of them uses the cloud, so that they run beside those that want it for themselves. */
export const LONG = [
  'test/infra/components/load-balancer.emulator.test.ts',
  'test/infra/components/warm/published.emulator.test.ts',
  'test/provisioner/image/operations.emulator.test.ts',
  'test/provisioner/run/remove.emulator.test.ts',
  'test/provisioner/engine/frozen.emulator.test.ts',
  'test/infra/half-deployed.emulator.test.ts',
  'test/infra/components/loopback-zone.emulator.test.ts',
  'test/chaos/real/short.emulator.test.ts',
  'test/provisioner/image/faults.emulator.test.ts',
];

/** The longest of those that want the cloud for themselves: at the end nothing would be left to run beside them. */
export const LONG_ALONE = ['test/acceptance/slack-down.alone.test.ts', 'test/acceptance/surface.alone.test.ts'];

/**
 * The order in which files begin. Those that wait for engines, containers and the clock come first, so that the unit tests,
 * which compute, run beside the last of them. Those that want the cloud for themselves come after the others that use it,
 * which is as soon as can be, because they take the longest all together; with files between them that do not use it: they
 * wait for each other, and whoever waits keeps a place.
 */
export function inOrder<File extends TestFile>(files: readonly File[]): File[] {
  const named = (paths: readonly string[]): File[] =>
    paths.flatMap((path) => files.filter((file) => file.path === path));
  const [first, long] = [named(FIRST), named(LONG)];
  const rest = files.filter((file) => ![...first, ...long].includes(file)).sort((a, b) => b.bytes - a.bytes);
  const waiting = rest.filter(({ project }) => project === 'emulator');
  const ofTheCloud = waiting.filter(({ path }) => path.startsWith('test/acceptance/'));
  const ofOne = ofTheCloud.filter(({ path }) => path.endsWith('.alone.test.ts'));
  const alone = [...new Set([...named(LONG_ALONE), ...ofOne])];
  const sharing = ofTheCloud.filter((file) => !alone.includes(file));
  const others = [...long, ...waiting.filter((file) => !ofTheCloud.includes(file))];
  const known = [...first, ...sharing, ...spread(alone, others)];
  return [...known, ...rest.filter((file) => !known.includes(file))];
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
