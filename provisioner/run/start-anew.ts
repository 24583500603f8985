import { type ECSClient, UpdateServiceCommand } from '@aws-sdk/client-ecs';
import type { Site } from '../config.ts';
import type { TaskStarter } from '../readiness/await-ready.ts';

/** Apart from the eyes, which the sweeper has too: it sees, and may not start anything. */
export function awsTaskStarter(
  ecs: Pick<ECSClient, 'send'>,
  { clusterArn: cluster }: Pick<Site, 'clusterArn'>,
): TaskStarter {
  return {
    async startAnew(service) {
      await ecs.send(new UpdateServiceCommand({ cluster, service, forceNewDeployment: true }));
    },
  };
}
