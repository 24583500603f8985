import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { CloudWatchLogsClient, DescribeLogGroupsCommand } from '@aws-sdk/client-cloudwatch-logs';
import { DynamoDBClient, ListTablesCommand } from '@aws-sdk/client-dynamodb';
import { LogGroup } from '@pulumi/aws/cloudwatch/logGroup.js';
import { Table } from '@pulumi/aws/dynamodb/table.js';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { explainLock } from '../../infra/deploy/lock.ts';
import { clientOptions } from '../../infra/local/emulator/environment.ts';
import { destroyInfra, type StackOptions, unlockStack, upStack } from '../../infra/stack.ts';
import { missingTools } from '../provisioner/support/missing-tools.ts';
import { startEmulator } from '../support/emulator.ts';
import { emulatorStack } from '../support/emulator-stack.ts';
import { processesOf } from '../support/processes-of.ts';

const missing = await missingTools();

let emulator: Awaited<ReturnType<typeof startEmulator>>;
beforeAll(async () => {
  if (!missing) emulator = await startEmulator();
});
afterAll(() => emulator?.stop());

/** What of a stage can be in its own way: one thing with a fixed name, and one whose name is chosen at each making. */
const small = (name: string) => async (): Promise<Record<string, unknown>> => {
  const { name: logGroup } = new LogGroup('log', { name: `/${name}/log`, retentionInDays: 1 });
  const attribute = [{ name: 'pk', type: 'S' }];
  const { name: table } = new Table(name, { attributes: attribute, hashKey: 'pk', billingMode: 'PAY_PER_REQUEST' });
  return { logGroup, table };
};

async function existing(name: string): Promise<{ logGroups: number; tables: number }> {
  const options = clientOptions(emulator.endpoint);
  const [logs, dynamodb] = [new CloudWatchLogsClient(options), new DynamoDBClient(options)];
  try {
    const { logGroups = [] } = await logs.send(new DescribeLogGroupsCommand({ logGroupNamePrefix: `/${name}/` }));
    const { TableNames = [] } = await dynamodb.send(new ListTablesCommand({}));
    return { logGroups: logGroups.length, tables: TableNames.filter((each) => each.startsWith(name)).length };
  } finally {
    logs.destroy();
    dynamodb.destroy();
  }
}
const BOTH = { logGroups: 1, tables: 1 };
const NONE = { logGroups: 0, tables: 0 };

/** As a machine that goes down would, once everything is made: neither the engine nor its plugin has time for a word. */
async function killedUp(options: StackOptions, name: string): Promise<void> {
  let killed: Promise<void> | undefined;
  const made = new Set<string>();
  const log = (line: string): void => {
    const type = / (aws:\S+) \S+ created/.exec(line)?.[1];
    if (type) made.add(type);
    if (made.size === 2) killed ??= untilWritten(options).then(killEngine);
  };
  const unending = async (): Promise<void> => {
    await small(name)();
    await new Promise(() => undefined);
  };
  await expect(upStack({ ...options, log }, unending)).rejects.toThrow();
  expect(killed).toBeDefined();
  await killed;
}

const stateFile = ({ workDir, projectName = '', stackName }: StackOptions): string =>
  join(workDir, '.pulumi/stacks', projectName, `${stackName}.json`);

const isMade = ({ type }: { type: string }): boolean => type.startsWith('aws:');

/** The engine tells of what it has made before it writes that down. */
async function untilWritten(options: StackOptions): Promise<void> {
  await vi.waitFor(
    async () => {
      const { checkpoint } = JSON.parse(await readFile(stateFile(options), 'utf8'));
      expect(checkpoint.latest.resources.filter(isMade)).toHaveLength(2);
    },
    { timeout: 60_000, interval: 50 },
  );
}

async function killEngine(): Promise<void> {
  const processes = await processesOf(emulator.endpoint);
  const engine = processes.filter(({ command }) => /^\S*pulumi\b|pulumi-resource-aws/.test(command));
  for (const { pid } of engine) process.kill(pid, 'SIGKILL');
}

/** Plays a kill that came a moment earlier: what was made had been begun, and its end was not written down yet. */
async function forgetEnds(options: StackOptions): Promise<void> {
  const file = stateFile(options);
  const state = JSON.parse(await readFile(file, 'utf8'));
  const { latest } = state.checkpoint;
  latest.pending_operations = latest.resources
    .filter(isMade)
    .map(({ id: _id, outputs: _outputs, ...resource }: Record<string, unknown>) => ({ type: 'creating', resource }));
  expect(latest.pending_operations).toHaveLength(2);
  latest.resources = latest.resources.filter((each: { type: string }) => !isMade(each));
  await writeFile(file, JSON.stringify(state));
}

/** A stack of which a deployment was killed. */
async function halfDeployed<T>(name: string, act: (options: StackOptions) => Promise<T>): Promise<T> {
  const { options, remove } = await emulatorStack(emulator.endpoint, name);
  try {
    await killedUp(options, name);
    await forgetEnds(options);
    expect(await existing(name)).toEqual(BOTH);
    return await act(options);
  } finally {
    await remove();
  }
}

describe.skipIf(missing)(`a deployment that was killed${missing ? ` (not tested, because ${missing})` : ''}`, () => {
  it('leaves a lock, and is gone on with by the next: what it had begun and not written down is not there twice', async () => {
    const name = 'gone-on-with';
    await halfDeployed(name, async (options) => {
      const locked = await upStack(options, small(name)).catch((error: unknown) => explainLock(error, 'deploy'));
      expect(locked).toMatchObject({ message: expect.stringMatching(/already by .*deploy --unlock$/s) });
      await unlockStack(options);
      expect(await upStack(options, small(name))).toEqual({
        logGroup: `/${name}/log`,
        table: expect.stringContaining(name),
      });
      expect(await existing(name)).toEqual(BOTH);
    });
  });

  it('is removed with all that it had begun, also where nobody had written that down', async () => {
    await halfDeployed('given-up', async (options) => {
      await unlockStack(options);
      await destroyInfra(options);
      expect(await existing('given-up')).toEqual(NONE);
    });
  });
});
