import { PASSWORD_MARK } from '../../../../provisioner/contract/password.ts';
import type { Registry } from '../../../../provisioner/contract/registry.ts';
import { createConfirm } from '../../../../provisioner/inventory/confirm.ts';
import { findingOf } from '../../../../provisioner/inventory/finding.ts';
import { taggedArns } from '../../../../provisioner/inventory/tagged.ts';
import { awsEyes } from '../../../../provisioner/readiness/ecs.ts';
import { stateBucketOf } from '../../../../provisioner/state/bucket.ts';
import { stateLocks } from '../../../../provisioner/state/locks.ts';
import { attempt } from '../../../../provisioner/sweeper/attempt.ts';
import { compareAccount, isTimeToCompare } from '../../../../provisioner/sweeper/compare.ts';
import { removeDeadLocks } from '../../../../provisioner/sweeper/dead-locks.ts';
import { doEach } from '../../../../provisioner/sweeper/each.ts';
import type { DeadLetters } from '../../../../provisioner/sweeper/redrive/queue.ts';
import { redrive } from '../../../../provisioner/sweeper/redrive/redrive.ts';
import { TELL_MS, type Tell } from '../../../../provisioner/sweeper/redrive/tell.ts';
import { sweep } from '../../../../provisioner/sweeper/sweep.ts';
import { recentlyChanged } from '../../../../provisioner/sweeper/watch/recent.ts';
import { watchPlayground } from '../../../../provisioner/sweeper/watch/watch.ts';
import type { CloudClients } from '../cloud/clients.ts';
import type { Simulation } from '../simulation/simulation.ts';
import type { Bus } from './bus.ts';
import type { LogDouble } from './log.ts';
import { SITE, STATE_URL, TEMPLATES } from './site.ts';

export interface SweeperParts {
  simulation: Simulation;
  clients: CloudClients;
  registry: Registry;
  bus: Bus;
  log: LogDouble;
  letters: DeadLetters;
  /** Has the notifier tell something, and waits for its end. */
  tell: Tell;
}

const COMPARE_MINUTES = 60;

/** What the sweeper's index.ts does each minute, in the same order. @throws when anything was not done */
export function sweeperHandler({ simulation, clients, registry, bus, log, letters, tell }: SweeperParts) {
  const { ecs, ec2, elb, ssm, s3, tagging, logs } = clients;
  const { publish, invoke } = bus;
  const watching = {
    registry,
    eyes: awsEyes({ ecs, ec2, logs }, SITE),
    templates: TEMPLATES,
    password: async () => PASSWORD_MARK,
    publish,
    log,
  };
  const comparing = {
    registry,
    tagged: () => taggedArns(tagging, { site: SITE.tag }),
    findingOf: (arn: string) => findingOf(arn, SITE.clusterArn),
    isThere: createConfirm({ ecs, ec2, elb, ssm }, SITE.clusterArn),
    publish,
    log,
  };
  const unlocking = { registry, locks: stateLocks(s3, stateBucketOf(STATE_URL)), log };
  const seconds = (): number => Math.floor(simulation.now() / 1000);
  const failed = (id: string, error: unknown) => log.error('Its tasks were not looked at.', { id, error });

  const redriving = {
    letters,
    log,
    tell: (event: unknown) =>
      Promise.race([
        simulation.call('lambda InvokeCommand', () => tell(event)),
        simulation.wait(TELL_MS).then(() => Promise.reject(new Error('it takes too long'))),
      ]),
  };
  const watchAll = async () =>
    doEach(
      await recentlyChanged(ecs, SITE.clusterArn, seconds()),
      (id) => watchPlayground(id, watching, seconds()),
      failed,
    );
  const compareAll = async () =>
    isTimeToCompare(seconds(), COMPARE_MINUTES) ? compareAccount(comparing, seconds()) : [];
  const unlockAll = async () => (isTimeToCompare(seconds(), COMPARE_MINUTES) ? removeDeadLocks(unlocking) : []);

  return async (_event: unknown, { remainingMs }: { remainingMs(): number }): Promise<void> => {
    const { faults } = await sweep({ registry, invoke, publish, log }, seconds());
    faults.push(
      ...(await attempt('Which tasks have changed could not be asked.', watchAll, log)),
      ...(await attempt('What carries our tags was not compared with the registry.', compareAll, log)),
      ...(await attempt('Locks that no run has were not looked for.', unlockAll, log)),
      ...(await attempt('The dead letters were not looked at.', () => redrive({ ...redriving, remainingMs }), log)),
    );
    if (faults.length > 0) throw new AggregateError(faults, `${faults.length} items were not swept`);
  };
}
