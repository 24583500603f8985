import { PASSWORD_MARK } from '../../../../provisioner/contract/password.ts';
import type { Registry } from '../../../../provisioner/contract/registry.ts';
import { awsEyes } from '../../../../provisioner/ecs.ts';
import { createConfirm } from '../../../../provisioner/inventory/confirm.ts';
import { findingOf } from '../../../../provisioner/inventory/finding.ts';
import { taggedArns } from '../../../../provisioner/inventory/tagged.ts';
import { stateBucketOf } from '../../../../provisioner/state-bucket.ts';
import { stateLocks } from '../../../../provisioner/state-locks.ts';
import { compareAccount, isTimeToCompare } from '../../../../provisioner/sweeper/compare.ts';
import { removeDeadLocks } from '../../../../provisioner/sweeper/dead-locks.ts';
import { doEach } from '../../../../provisioner/sweeper/each.ts';
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
}

const COMPARE_MINUTES = 60;

/** What the sweeper's index.ts does each minute, in the same order. @throws when anything was not done */
export function sweeperHandler({ simulation, clients, registry, bus, log }: SweeperParts) {
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

  return async (): Promise<void> => {
    const { faults } = await sweep({ registry, invoke, publish, log }, seconds());
    const changed = await recentlyChanged(ecs, SITE.clusterArn, seconds());
    faults.push(...(await doEach(changed, (id) => watchPlayground(id, watching, seconds()), failed)));
    if (isTimeToCompare(seconds(), COMPARE_MINUTES)) {
      faults.push(...(await compareAccount(comparing, seconds())));
      faults.push(...(await removeDeadLocks(unlocking)));
    }
    if (faults.length > 0) throw new AggregateError(faults, `${faults.length} items were not swept`);
  };
}
