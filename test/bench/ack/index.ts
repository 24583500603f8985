import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { CloudWatchLogsClient } from '@aws-sdk/client-cloudwatch-logs';
import { GetFunctionConfigurationCommand, LambdaClient } from '@aws-sdk/client-lambda';
import { bundleDirectory } from '../../../infra/bundle/functions.ts';
import { closeDoors } from '../../../infra/destroy/doors.ts';
import { type LocalCloud, startLocalCloud } from '../../../infra/local/cloud.ts';
import { clientOptions } from '../../../infra/local/emulator/environment.ts';
import { inTurns, timed } from '../in-turns.ts';
import { useTools } from '../use-tools.ts';
import { configure } from './configured.ts';
import { deployBenchFunctions } from './functions.ts';
import { type Asked, createRequests } from './requests.ts';
import { ackSteps } from './steps.ts';
import { ackTable } from './table.ts';

const AT_ONCE = 50;
/** Of the emulator's account: each request starts one more function, and neither is to wait for a place. */
const CONCURRENCY = 4 * AT_ONCE;
/** A playground is claimed, and its provisioner has been told. */
const STARTED = /is being made, and lives until/;
/** Of a crowd some may be claimed while the provisioner is not told in time: the answer does not wait for that. */
const CLAIMED = /is being made, and lives until|is yours, and its making is queued/;
const ACKED = /On it\./;
/** More playgrounds than are asked for here. */
const NO_LIMIT = 1_000_000;

/** From a request to its whole answer, `/playground create` of our bot against a Bolt app that only acks. */
export async function ackBench(args: string[]): Promise<void> {
  const { values } = parseArgs({
    args,
    options: {
      requests: { type: 'string', default: '2000' },
      colds: { type: 'string', default: '20' },
      json: { type: 'string', default: 'dist/bench-ack.json' },
    },
  });
  const log = (line: string): void => console.log(line);
  const tools = await useTools(log);
  const stateDir = await mkdtemp(join(tmpdir(), 'bench-ack-cloud-'));
  process.env['LAMBDA_ACCOUNT_CONCURRENCY'] = String(CONCURRENCY);
  const cloud = await startLocalCloud({ stateDir, docker: 'off', log });
  try {
    Object.assign(process.env, cloud.env);
    const figures = await measure(cloud, Number(values.requests), Number(values.colds), log);
    await writeFile(values.json, `${JSON.stringify(figures, null, 2)}\n`);
    log(`\n${ackTable(figures)}\n\nEvery sample is in ${values.json}.`);
  } finally {
    await cloud.stop();
    await rm(stateDir, { recursive: true, force: true });
    await tools.remove();
  }
}

async function measure(cloud: LocalCloud, requests: number, colds: number, log: (line: string) => void) {
  const { endpoint, outputs, signingSecret, functionUrl } = cloud;
  const lambda = new LambdaClient(clientOptions(endpoint));
  const logs = new CloudWatchLogsClient(clientOptions(endpoint));
  const bot = outputs.botFunctionName;
  const { bare, nothing } = await deployBenchFunctions(endpoint, signingSecret, await roleOf(lambda, bot));
  // Every request is to be claimed: one that the limit refuses costs something else.
  await configure(lambda, bot, { PROVISIONER_FUNCTION: nothing, MAX_PLAYGROUNDS: String(NO_LIMIT) });
  // The one would find these operations queued after a minute, and have the real provisioner make thousands of playgrounds;
  // of the other, processes would start on the processors that the bot is measured on.
  await closeDoors(lambda, [{ functionName: outputs.sweeperFunctionName }, { functionName: nothing }], log);
  const request = createRequests(signingSecret);
  const functions: Record<'ours' | 'bare', Asked & { name: string }> = {
    ours: { name: bot, url: functionUrl, says: STARTED },
    bare: { name: bare.name, url: bare.url, says: ACKED },
  };
  const each = <Part extends string>(run: (one: Asked & { name: string }) => Promise<Record<Part, number>>) => ({
    ours: () => run(functions.ours),
    bare: () => run(functions.bare),
  });

  log(`${colds} cold starts of each`);
  const cold = await inTurns(
    each(async (one) => {
      await configure(lambda, one.name, { COLD_SINCE: String(Date.now()) });
      return { ms: await timed(() => request(one)) };
    }),
    colds,
  );
  log(`${requests} warm requests to each, one after the other`);
  const warmSince = Date.now();
  const warm = await inTurns(
    each(async (one) => ({ ms: await timed(() => request(one)) })),
    requests,
  );
  const steps = await ackSteps({ lambda, logs }, bot, warmSince);
  log(`${AT_ONCE} at once`);
  const crowd = async ({ url, says }: Asked): Promise<number[]> => {
    const asked = { url, says: says === STARTED ? CLAIMED : says };
    return allOf(await Promise.allSettled(Array.from({ length: AT_ONCE }, () => timed(() => request(asked)))));
  };
  // On AWS fifty cold starts would not share this machine's processors: until all are there, some may time out.
  for (const one of Object.values(functions)) await warmUp(() => crowd(one));
  const together = { ours: await crowd(functions.ours), bare: await crowd(functions.bare) };
  for (const client of [lambda, logs]) client.destroy();
  const { size } = await stat(join(bundleDirectory('bot'), 'index.js'));
  return { cold, warm, steps, together, bytes: { ours: size, bare: bare.bytes } };
}

async function roleOf(lambda: LambdaClient, FunctionName: string): Promise<string> {
  const { Role = '' } = await lambda.send(new GetFunctionConfigurationCommand({ FunctionName }));
  return Role.slice(Role.lastIndexOf('/') + 1);
}

/** @throws what the last of the tries did */
async function warmUp(act: () => Promise<unknown>, tries = 5): Promise<void> {
  try {
    await act();
  } catch (error) {
    if (tries === 1) throw error;
    await warmUp(act, tries - 1);
  }
}

/** All values, once nothing is under way any more. */
function allOf(settled: PromiseSettledResult<number>[]): number[] {
  return settled.map((one) => {
    if (one.status === 'rejected') throw one.reason;
    return one.value;
  });
}
