import type { Log } from '../contract/log.ts';
import { logStep, timed } from '../contract/step.ts';
import type { Engine, Watch } from '../engine/engine.ts';
import type { ResourceChange } from '../engine/events.ts';
import { wordsFor } from '../playground/resources.ts';
import type { RunDeps } from './run-context.ts';

type Timed = Pick<RunDeps, 'engine' | 'credentials' | 'leftovers' | 'state' | 'inventory' | 'awaitReady'>;

/** The same dependencies, logging how long each step of an operation takes. */
export function timedDeps<Deps extends Timed & { log: Log }>(deps: Deps): Deps {
  const { log, credentials, leftovers, state, inventory } = deps;
  return {
    ...deps,
    engine: timedEngine(deps.engine, log),
    credentials: {
      ensure: (playground) => timed(log, 'credentials', () => credentials.ensure(playground)),
      remove: (id) => timed(log, 'credentials', () => credentials.remove(id)),
    },
    leftovers: {
      removeUnknown: (id, known, signal) => timed(log, 'leftovers', () => leftovers.removeUnknown(id, known, signal)),
      removeUnused: leftovers.removeUnused,
      removeAll: (id, signal) => timed(log, 'leftovers', () => leftovers.removeAll(id, signal)),
    },
    state: { ...state, removeRest: (id, signal) => timed(log, 'leftovers', () => state.removeRest(id, signal)) },
    inventory: { ...inventory, left: (id) => timed(log, 'receipt', () => inventory.left(id)) },
    awaitReady: (wait) => timed(log, 'containers', () => deps.awaitReady(wait)),
  };
}

function timedEngine<Spec extends { id: string }>(engine: Engine<Spec>, log: Log): Engine<Spec> {
  const call = <T>(subject: string, watch: Watch, act: (watch: Watch) => Promise<T>): Promise<T> =>
    timed(
      log,
      'engine',
      () => act({ ...watch, onResource: timedResources(log, watch.onResource) }),
      () => ({ subject }),
    );
  return {
    ...engine,
    up: (spec, watch) => call('up', watch, (own) => engine.up(spec, own)),
    destroy: (id, watch, foundDead) => call('destroy', watch, (own) => engine.destroy(id, own, foundDead)),
    recover: (id, watch) => call('recover', watch, (own) => engine.recover(id, own)),
  };
}

/** One line for each of a playground's resources; the engine's own, such as the stack, are left out. */
function timedResources(log: Log, pass: Watch['onResource']): Watch['onResource'] {
  const begun = new Map<string, number>();
  return (change: ResourceChange) => {
    const { type, phase } = change;
    const since = begun.get(type);
    if (wordsFor(type) && phase === 'begun' && since === undefined) begun.set(type, performance.now());
    if (phase === 'done' && since !== undefined) {
      begun.delete(type);
      const milliseconds = Math.round(performance.now() - since);
      logStep(log, { step: 'resource', subject: type, milliseconds, ok: true });
    }
    pass(change);
  };
}
