import { ECSClient, ListTasksCommand } from '@aws-sdk/client-ecs';
import { clientOptions } from '../../infra/local/emulator/environment.ts';
import { run } from '../../infra/local/setup/run.ts';
import type { CloudFacts } from './cloud/facts.ts';

/** As a crash of the app would: the essential container of each of a playground's tasks ends. @returns how many did */
export async function crash(cloud: CloudFacts, playgroundId: string): Promise<number> {
  const ecs = new ECSClient(clientOptions(cloud.endpoint));
  try {
    const tasks = await ecs.send(
      new ListTasksCommand({ cluster: cloud.outputs.clusterArn, serviceName: playgroundId }),
    );
    const containers = await Promise.all((tasks.taskArns ?? []).map(frontContainers));
    const ids = containers.flat();
    await Promise.all(ids.map(kill));
    return ids.length;
  } finally {
    ecs.destroy();
  }
}

async function frontContainers(taskArn: string): Promise<string[]> {
  const labelled = `label=com.amazonaws.ecs.task-arn=${taskArn}`;
  const ids = await run('docker', ['ps', '--quiet', '--filter', labelled, '--filter', 'name=web']);
  return ids.split('\n').filter(Boolean);
}

async function kill(id: string): Promise<void> {
  try {
    await run('docker', ['kill', id]);
  } catch (error) {
    // It ended by itself since it was listed.
    if (!(error instanceof Error && /is not running|No such container/i.test(error.message))) throw error;
  }
}
