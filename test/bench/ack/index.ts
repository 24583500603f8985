import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { LambdaClient } from '@aws-sdk/client-lambda';
import { bundleDirectory } from '../../../infra/bundle/functions.ts';
import { closeDoors } from '../../../infra/destroy/doors.ts';
import { type LocalCloud, startLocalCloud } from '../../../infra/local/cloud.ts';
import { clientOptions } from '../../../infra/local/emulator/environment.ts';
import { inTurns, timed } from '../in-turns.ts';
import { useTools } from '../use-tools.ts';
import { configure } from './configured.ts';
import { deployBenchFunctions } from './functions.ts';
import { createRequests } from './requests.ts';
import { ackTable } from './table.ts';

const AT_ONCE = 50;
/** Of the emulator's account: each request starts one more function, and neither is to wait for a place. */
const CONCURRENCY = 4 * AT_ONCE;

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
  const { bare, nothing } = await deployBenchFunctions(endpoint, signingSecret);
  await configure(lambda, outputs.botFunctionName, { PROVISIONER_FUNCTION: nothing });
  // It would find these operations queued after a minute, and have the real provisioner make thousands of playgrounds.
  await closeDoors(lambda, [{ functionName: outputs.sweeperFunctionName }], log);
  const request = createRequests(signingSecret);
  const functions = {
    ours: { name: outputs.botFunctionName, url: functionUrl },
    bare: { name: bare.name, url: bare.url },
  };
  const each = <Part extends string>(run: (one: { name: string; url: string }) => Promise<Record<Part, number>>) => ({
    ours: () => run(functions.ours),
    bare: () => run(functions.bare),
  });

  log(`${colds} cold starts of each`);
  const cold = await inTurns(
    each(async ({ name, url }) => {
      await configure(lambda, name, { COLD_SINCE: String(Date.now()) });
      return { ms: await timed(() => request(url)) };
    }),
    colds,
  );
  log(`${requests} warm requests to each, one after the other`);
  const warm = await inTurns(
    each(async ({ url }) => ({ ms: await timed(() => request(url)) })),
    requests,
  );
  log(`${AT_ONCE} at once`);
  const crowd = async (url: string): Promise<number[]> =>
    allOf(await Promise.allSettled(Array.from({ length: AT_ONCE }, () => timed(() => request(url)))));
  // On AWS fifty cold starts would not share this machine's processors: until all are there, some may time out.
  for (const { url } of Object.values(functions)) await warmUp(() => crowd(url));
  const together = { ours: await crowd(functions.ours.url), bare: await crowd(functions.bare.url) };
  lambda.destroy();
  const { size } = await stat(join(bundleDirectory('bot'), 'index.js'));
  return { cold, warm, together, bytes: { ours: size, bare: bare.bytes } };
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
