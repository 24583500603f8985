import { onTestFinished, vi } from 'vitest';
import type { Operation } from '../../../provisioner/contract/operation.ts';
import type { Playground } from '../../../provisioner/contract/playground.ts';
import type { Watch } from '../../../provisioner/engine/engine.ts';
import { runOperation } from '../../../provisioner/run/run.ts';
import type { RunDeps } from '../../../provisioner/run/run-context.ts';
import { TIMING } from '../../../provisioner/run/timing.ts';
import { type FakeRegistry, fakeRegistry } from '../../support/fake-registry.ts';
import { sampleTemplate } from './samples.ts';

const NOW = 1_800_000_000;
export const LAMBDA_MS = 15 * 60_000;

/** What the run does when everything is to be gone, in the words of World.calls. */
export const REMOVAL = [
  'remove unknown, knowing 1',
  'destroy',
  'remove leftovers',
  'remove state copy',
  'remove password',
  'look for what is left',
];

/** What the run did, in order, as short words. */
export interface World {
  registry: FakeRegistry;
  deps: RunDeps;
  calls: string[];
  published: { id: string; sequence: number }[];
  /** Operations that it has started another run of. */
  invoked: string[];
  logged: unknown[];
  /** Moves the clock that leases are measured by; timers are vitest's. */
  age(seconds: number): void;
  run(operationId: string, remainingMs?: number, stopped?: AbortSignal): ReturnType<typeof runOperation>;
  /** Claims a create and returns its operation's id. */
  claimCreate(name?: string, tags?: Record<string, string>): Promise<string>;
  claimDestroy(name?: string): Promise<string>;
  claimUpdate(tags?: Record<string, string>): Promise<string>;
  /** Makes `demo`, and forgets what it did for that. */
  ready(): Promise<void>;
  operation(id: string): Operation | undefined;
  playground(name?: string): Playground | undefined;
}

/** Everything that the run touches, in memory and going well; a test replaces what is to go wrong. */
export function world(): World {
  const registry = fakeRegistry();
  const calls: string[] = [];
  const published: World['published'] = [];
  const invoked: string[] = [];
  const logged: unknown[] = [];
  let now = NOW;
  let serial = 0;
  const did =
    <T>(word: string, result: T) =>
    async (): Promise<T> => {
      calls.push(word);
      return result;
    };
  const note = (message: string, details: Record<string, unknown> = {}): void => void logged.push({ message, details });
  const deps: RunDeps = {
    leases: registry,
    engine: {
      async up(_spec, watch: Watch) {
        calls.push('up');
        for (const type of ['aws:ec2/securityGroup:SecurityGroup', 'aws:ecs/service:Service']) {
          watch.onResource({ type, phase: 'begun' });
          watch.onResource({ type, phase: 'done' });
        }
      },
      destroy: did('destroy', undefined),
      recover: did('recover', ['aws:ecs/service:Service']),
      kill: did('kill', undefined),
    },
    credentials: { ensure: did('ensure password', 'a-password'), remove: did('remove password', undefined) },
    leftovers: {
      removeUnknown: async (_id, known) => void calls.push(`remove unknown, knowing ${known.length}`),
      removeUnused: async () => undefined,
      removeAll: did('remove leftovers', undefined),
    },
    inventory: { tagged: async () => [], left: did('look for what is left', []) },
    state: {
      removeRest: did('remove state copy', undefined),
      list: async () => [],
      unlock: did('unlock', undefined),
      known: async () => ['aws:ecs/service:Service'],
      setAside: did('set state aside', ['unreadable/demo.json']),
    },
    awaitReady: did('await ready', 'http://198.51.100.7:8080'),
    askForRun: async (id) => void invoked.push(id),
    publish: async ({ id, sequence }) => void published.push({ id, sequence }),
    templates: { sample: sampleTemplate() },
    readyTimeoutSeconds: 60,
    placeTimeoutSeconds: 3600,
    timing: TIMING,
    now: () => now,
    pause: async (_ms, signal) => signal.throwIfAborted(),
    log: { info: note, warn: note, error: note },
  };
  const made: World = {
    registry,
    deps,
    calls,
    published,
    invoked,
    logged,
    age(seconds) {
      now += seconds;
    },
    run: (operationId, remainingMs = LAMBDA_MS, stopped) =>
      runOperation(operationId, deps, { remainingMs: () => remainingMs, ...(stopped && { stopped }) }),
    async claimCreate(name = 'demo', tags) {
      const claim = await registry.claimCreate(
        {
          name,
          ownerId: 'U0ADA0001',
          template: 'sample',
          requestedAt: now,
          lifetimeSeconds: 3600,
          warningSeconds: 600,
          requestKey: `request-${++serial}`,
          ...(tags && { tags }),
        },
        { perOwner: 3, total: 20 },
      );
      if (claim.outcome !== 'claimed') throw new Error(`claim: ${claim.outcome}`);
      return claim.operation.id;
    },
    async claimUpdate(tags) {
      const claim = await registry.claimUpdate({
        kind: tags ? 'update' : 'restart',
        name: 'demo',
        playgroundId: registry.playgrounds.get('demo')?.id ?? '',
        askedBy: 'U0ADA0001',
        requestedAt: now,
        requestKey: `request-${++serial}`,
        ...(tags && { tags }),
      });
      if (claim.outcome !== 'claimed') throw new Error(`claim: ${claim.outcome}`);
      return claim.operation.id;
    },
    async claimDestroy(name = 'demo') {
      const claim = await registry.claimDestroy({
        name,
        cause: 'asked',
        requestedAt: now,
        requestKey: `request-${++serial}`,
      });
      if (claim.outcome !== 'claimed') throw new Error(`claim: ${claim.outcome}`);
      return claim.operation.id;
    },
    async ready() {
      await made.run(await made.claimCreate());
      calls.length = 0;
      published.length = 0;
    },
    operation: (id) => registry.operations.get(id),
    playground: (name = 'demo') => registry.playgrounds.get(name),
  };
  return made;
}

/** The same, with vitest's timers until the test has ended. */
export function worldInFakeTime(): World {
  vi.useFakeTimers();
  onTestFinished(() => void vi.useRealTimers());
  return world();
}
