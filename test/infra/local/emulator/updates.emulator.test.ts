import { access, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  CreateFunctionCommand,
  InvokeCommand,
  LambdaClient,
  UpdateFunctionCodeCommand,
  UpdateFunctionConfigurationCommand,
  waitUntilFunctionActiveV2,
  waitUntilFunctionUpdatedV2,
} from '@aws-sdk/client-lambda';
import { zipSync } from 'fflate';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { clientOptions } from '../../../../infra/local/emulator/environment.ts';
import { startEmulator } from '../../../support/emulator.ts';

const FunctionName = 'changes';
/** How busy this machine is must decide nothing. */
const PATIENCE = { maxWaitTime: 120 };

let emulator: Awaited<ReturnType<typeof startEmulator>>;
let lambda: LambdaClient;
let folder: string;
beforeAll(async () => {
  emulator = await startEmulator();
  lambda = new LambdaClient(clientOptions(emulator.endpoint));
  folder = await mkdtemp(join(tmpdir(), 'changes-'));
});
afterAll(async () => {
  lambda.destroy();
  await emulator.stop();
  await rm(folder, { recursive: true });
});

/** A release that says that it has begun, and answers when it may. */
const release = (name: string): Uint8Array =>
  zipSync({
    'index.js': new TextEncoder().encode(`
const { existsSync, writeFileSync } = require('node:fs');
exports.handler = async ({ began, until }) => {
  if (began) writeFileSync(began, '');
  while (until && !existsSync(until)) await new Promise((resolve) => setTimeout(resolve, 50));
  return '${name} ' + process.env.RELEASE;
};`),
  });

async function invoke(event: object): Promise<unknown> {
  const { Payload } = await lambda.send(new InvokeCommand({ FunctionName, Payload: JSON.stringify(event) }));
  return JSON.parse(Payload?.transformToString() ?? '');
}

it('an invocation that runs while its function is changed ends as it began; the next one has the change', async () => {
  const [began, until] = [join(folder, 'began'), join(folder, 'until')];
  const made = { Role: 'arn:aws:iam::000000000000:role/any', Handler: 'index.handler', Runtime: 'nodejs24.x' } as const;
  const Environment = { Variables: { RELEASE: 'one' } };
  const Code = { ZipFile: release('old') };
  await lambda.send(new CreateFunctionCommand({ FunctionName, ...made, Code, Environment, Timeout: 600 }));
  await waitUntilFunctionActiveV2({ client: lambda, ...PATIENCE }, { FunctionName });
  const running = invoke({ began, until });
  await vi.waitUntil(
    () =>
      access(began).then(
        () => true,
        () => false,
      ),
    { timeout: 120_000, interval: 50 },
  );

  const next = { Variables: { RELEASE: 'two' } };
  await lambda.send(new UpdateFunctionConfigurationCommand({ FunctionName, Environment: next }));
  await waitUntilFunctionUpdatedV2({ client: lambda, ...PATIENCE }, { FunctionName });
  await lambda.send(new UpdateFunctionCodeCommand({ FunctionName, ZipFile: release('new') }));
  await waitUntilFunctionUpdatedV2({ client: lambda, ...PATIENCE }, { FunctionName });
  expect(await invoke({})).toBe('new two');
  await writeFile(until, '');
  expect(await running).toBe('old one');
  expect(await invoke({})).toBe('new two');
});
