import { PASSWORD_MARK } from '../../../../provisioner/contract/password.ts';
import { operationChanged } from '../../../../provisioner/contract/publish.ts';
import type { Registry } from '../../../../provisioner/contract/registry.ts';
import { awsInventory } from '../../../../provisioner/inventory/inventory.ts';
import { awsLeftovers } from '../../../../provisioner/inventory/leftovers.ts';
import { parseEvent } from '../../../../provisioner/parse-event.ts';
import { ssmCredentials } from '../../../../provisioner/playground/credentials.ts';
import { awaitReady } from '../../../../provisioner/readiness/await-ready.ts';
import { awsEyes } from '../../../../provisioner/readiness/ecs.ts';
import { runOperation } from '../../../../provisioner/run/run.ts';
import type { RunDeps } from '../../../../provisioner/run/run-context.ts';
import { awsTaskStarter } from '../../../../provisioner/run/start-anew.ts';
import { TIMING } from '../../../../provisioner/run/timing.ts';
import { stateFiles } from '../../../../provisioner/state/files.ts';
import type { CloudClients } from '../cloud/clients.ts';
import type { Makers, Resources } from '../cloud/resources.ts';
import { engineDouble } from '../engine/engine-double.ts';
import type { Simulation } from '../simulation/simulation.ts';
import type { Bus } from './bus.ts';
import type { LogDouble } from './log.ts';
import { SITE, STATE_URL, TEMPLATES } from './site.ts';
import type { Turns } from './turns.ts';

export interface ProvisionerParts {
  simulation: Simulation;
  resources: Resources;
  make: Makers;
  clients: CloudClients;
  registry: Registry;
  bus: Bus;
  inTurn: Turns;
  log: LogDouble;
}

/** What wire.ts makes, with the engine's double and clients in memory. */
function provisionerDeps({
  simulation,
  resources,
  make,
  clients,
  registry,
  bus,
  inTurn,
  log,
}: ProvisionerParts): RunDeps {
  const { ecs, ec2, elb, ssm, s3, tagging, logs } = clients;
  const pause = async (ms: number, signal: AbortSignal): Promise<void> => {
    const { promise, reject } = Promise.withResolvers<never>();
    const abort = () => reject(signal.reason);
    signal.throwIfAborted();
    signal.addEventListener('abort', abort, { once: true });
    await Promise.race([simulation.wait(ms), promise]).finally(() => signal.removeEventListener('abort', abort));
  };
  const state = stateFiles(s3, STATE_URL, simulation.now);
  const inventory = awsInventory({ ecs, ec2, elb, ssm, tagging }, SITE, state);
  const eyes = { ...awsEyes({ ecs, ec2, logs }, SITE), ...awsTaskStarter(ecs, SITE) };
  return {
    leases: inTurn.leases(registry),
    engine: engineDouble({ simulation, resources, make, clients }),
    credentials: ssmCredentials(ssm, SITE, () => `${PASSWORD_MARK}${simulation.random.below(2 ** 31).toString(36)}`),
    leftovers: awsLeftovers({ ecs, ec2, elb }, SITE, inventory.tagged, pause, simulation.now),
    inventory,
    state,
    awaitReady: (wait) => awaitReady(eyes, wait, pause, simulation.now),
    askForRun: bus.invoke,
    publish: (operation) => bus.publish(operationChanged(operation)),
    templates: TEMPLATES,
    readyTimeoutSeconds: 420,
    placeTimeoutSeconds: 3600,
    timing: TIMING,
    now: () => Math.floor(simulation.now() / 1000),
    pause,
    log,
  };
}

/** The function's handler, as index.ts has it. Each run is a cold start. */
export function provisionerHandler(parts: ProvisionerParts, change: (deps: RunDeps) => RunDeps = (deps) => deps) {
  return async (event: unknown, { remainingMs }: { remainingMs(): number }): Promise<unknown> => {
    const operationId = parseEvent(event);
    try {
      return await runOperation(operationId, change(provisionerDeps(parts)), { remainingMs });
    } catch (error) {
      parts.log.error('The run broke.', { operationId, error });
      throw error;
    }
  };
}
