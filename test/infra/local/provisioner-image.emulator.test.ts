import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ECSClient, ListClustersCommand, ListTasksCommand } from '@aws-sdk/client-ecs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type LocalCloud, startLocalCloud } from '../../../infra/local/cloud.ts';
import { instanceName } from '../../../infra/local/emulator/emulator.ts';
import { clientOptions } from '../../../infra/local/emulator/environment.ts';
import { leftovers } from '../../acceptance/leftovers.ts';
import { create, destroy, GRACE, visit } from '../../acceptance/person.ts';
import { docker, dockerForTests } from '../../support/docker.ts';
import { portOfItsOwn } from '../../support/emulator.ts';

const { here, suite } = await dockerForTests();
const IMAGE = 'playground-local/provisioner:current';
// What Slack allows is 3 s; how busy this machine is must decide nothing here.
const PATIENCE_MS = 30_000;

/** The containers that the provisioner of this cloud is in; other tests may run the same image meanwhile. */
async function containers(stateDir: string): Promise<string[]> {
  const format = '{{.Label "ministack.instance"}} {{.Command}}';
  const all = await docker('ps', '--all', '--no-trunc', '--filter', `ancestor=${IMAGE}`, '--format', format);
  return all.filter((line) => line.startsWith(`${instanceName(stateDir)}:`));
}

/** The tasks that operations run or ran in: all that are not in the playgrounds' cluster. */
async function operationTasks({ endpoint, outputs }: LocalCloud): Promise<string[]> {
  const ecs = new ECSClient(clientOptions(endpoint));
  const { clusterArns = [] } = await ecs.send(new ListClustersCommand({}));
  const asked = clusterArns
    .filter((cluster) => cluster !== outputs.clusterArn)
    .flatMap((cluster) => [
      new ListTasksCommand({ cluster, desiredStatus: 'RUNNING' }),
      new ListTasksCommand({ cluster, desiredStatus: 'STOPPED' }),
    ]);
  const lists = await Promise.all(asked.map((command) => ecs.send(command)));
  return [...new Set(lists.flatMap(({ taskArns = [] }) => taskArns))];
}

describe.skipIf(!here).each([
  { kind: 'image', tasks: 0 },
  { kind: 'fargate', tasks: 2 },
] as const)(suite('the whole product with the provisioner as $kind'), ({ kind, tasks }) => {
  let cloud: LocalCloud;
  let stateDir: string;
  beforeAll(async () => {
    stateDir = await mkdtemp(join(tmpdir(), 'playground-provisioner-'));
    cloud = await startLocalCloud({
      stateDir,
      ports: { emulator: await portOfItsOwn() },
      docker: 'use',
      provisioner: kind,
      answerTimeoutMs: PATIENCE_MS,
      log: (line) => console.log(line),
    });
  });
  afterAll(async () => {
    await cloud?.stop();
    await rm(stateDir, { recursive: true, force: true });
  });

  it('makes a playground that answers, and removes all of it', async () => {
    const name = `from-${kind}`;
    const access = await create(cloud, GRACE, name);
    expect((await visit(access)).status).toBe(200);
    expect(await containers(stateDir)).toContainEqual(expect.stringContaining('index.handler'));
    await destroy(cloud, GRACE, name);
    expect(await leftovers(cloud, name)).toEqual([]);
    expect(await operationTasks(cloud)).toHaveLength(tasks);
  });

  it('leaves no container behind', async () => {
    await cloud.stop();
    expect(await containers(stateDir)).toEqual([]);
  });
});
