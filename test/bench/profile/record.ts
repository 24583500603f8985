import { stepLineSchema } from '../../../provisioner/contract/step.ts';
import type { Watch } from '../../../provisioner/engine/engine.ts';
import { runOperation } from '../../../provisioner/run/run.ts';
import type { RunDeps } from '../../../provisioner/run/run-context.ts';
import type { RecordingProxy } from '../../support/recording-proxy.ts';
import { type BenchWorld, errorsOnly } from '../bench-world.ts';
import { gaps, processSpans, requestSpans } from './name-parts.ts';
import type { Span } from './span.ts';
import { watchProcesses } from './watch-processes.ts';

const LIMIT_MS = 900_000;
/** Less than this between two steps is not worth a line. */
const LEAST_GAP_MS = 5;

export interface Recorder {
  /** Runs an operation and returns its parts. @throws when it did not succeed */
  record(operationId: string): Promise<Span[]>;
}

export async function createRecorder(world: BenchWorld, proxy: RecordingProxy): Promise<Recorder> {
  let spans: Span[] = [];
  const ended = (lane: Span['lane'], name: string, from: number): void =>
    void spans.push({ lane, name, from, to: performance.now() });
  const log: RunDeps['log'] = {
    ...errorsOnly,
    info(_message, details) {
      const { data } = stepLineSchema.safeParse(details);
      if (data) ended('operation', data.step, performance.now() - data.milliseconds);
    },
  };
  const deps = watchCalls(await world.wire({}, log), ended);
  return {
    async record(operationId) {
      spans = [];
      proxy.take();
      const processes = await watchProcesses();
      const from = performance.now();
      const { end } = await runOperation(operationId, deps, { remainingMs: () => LIMIT_MS });
      const whole: Span = { lane: 'operation', name: 'the whole operation', from, to: performance.now() };
      if (end !== 'succeeded') throw new Error(`operation ${operationId} ended as ${end}: nothing to be profiled`);
      const steps = spans.filter(({ lane }) => lane === 'operation');
      const calls = proxy.take();
      return [
        whole,
        ...spans,
        ...gaps(whole, steps, LEAST_GAP_MS),
        ...processSpans(await processes.end(), calls),
        ...requestSpans(calls),
      ];
    },
  };
}

/** What the provisioner's own log does not time: the lease, the last writes, the engine and its resources. */
function watchCalls(deps: RunDeps, ended: (lane: Span['lane'], name: string, from: number) => void): RunDeps {
  const step =
    <A extends unknown[], R>(name: string, act: (...args: A) => Promise<R>) =>
    async (...args: A): Promise<R> => {
      const from = performance.now();
      try {
        return await act(...args);
      } finally {
        ended('operation', name, from);
      }
    };
  const { leases, engine } = deps;
  const watched = (watch: Watch): Watch => {
    const begun = new Map<string, number>();
    return {
      ...watch,
      onResource(change) {
        if (change.phase === 'begun') begun.set(change.type, performance.now());
        else ended('resource', change.type, begun.get(change.type) ?? performance.now());
        watch.onResource(change);
      },
    };
  };
  return {
    ...deps,
    leases: {
      ...leases,
      take: step('take the lease', leases.take),
      ready: step('write that it is ready', leases.ready),
      gone: step('write that it is gone', leases.gone),
      progress: step('write progress', leases.progress),
    },
    engine: {
      ...engine,
      up: step('engine: up', (spec, watch) => engine.up(spec, watched(watch))),
      destroy: step('engine: destroy', (id, watch, found) => engine.destroy(id, watched(watch), found)),
    },
    state: { ...deps.state, known: step('read which resources the state knows', deps.state.known) },
    publish: step('publish', deps.publish),
    pause: step('a wait of fixed length', deps.pause),
  };
}
