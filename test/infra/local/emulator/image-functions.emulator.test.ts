import {
  CreateFunctionCommand,
  InvokeCommand,
  LambdaClient,
  UpdateFunctionConfigurationCommand,
  waitUntilFunctionUpdatedV2,
} from '@aws-sdk/client-lambda';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { clientOptions } from '../../../../infra/local/emulator/environment.ts';
import { ensureNodeBase, NODE_PATH } from '../../../../infra/local/node-base.ts';
import { docker, dockerForTests } from '../../../support/docker.ts';
import { startEmulator } from '../../../support/emulator.ts';

const { here, suite } = await dockerForTests();

/** The smallest runtime client: asks for an event, does what it says, answers, and asks again. */
const CLIENT = `
const fs = require('node:fs');
const api = 'http://' + process.env.AWS_LAMBDA_RUNTIME_API + '/2018-06-01/runtime/invocation/';
const write = (path) => { try { fs.writeFileSync(path, 'x'); return 'written'; } catch (error) { return error.code; } };
const client = async () => {
  for (let served = 1; ; served++) {
    const next = await fetch(api + 'next');
    const event = await next.json();
    if (event.exit) process.exit(3);
    if (event.hang) await new Promise(() => setInterval(() => {}, 1e6));
    const answer = event.fail
      ? { errorType: 'Wanted', errorMessage: 'as asked' }
      : { served, uid: process.getuid(), root: write('/x'), tmp: write('/tmp/x'), names: Object.keys(process.env) };
    const path = api + next.headers.get('lambda-runtime-aws-request-id') + (event.fail ? '/error' : '/response');
    await fetch(path, { method: 'POST', body: JSON.stringify(answer) });
  }
};
client();`;

/** Of the function: longer than a container takes to start on a busy machine. */
const ROOMY_SECONDS = 120;

interface Answer {
  error: string | undefined;
  // biome-ignore lint/suspicious/noExplicitAny: each test reads what it asked for
  payload: any;
}

describe.skipIf(!here)(suite('a function that is an image'), () => {
  let emulator: Awaited<ReturnType<typeof startEmulator>>;
  let lambda: LambdaClient;
  const ours = ['--filter', 'label=ministack=lambda', '--format', '{{.Label "ministack.instance"}}'];
  const containers = async () =>
    (await docker('ps', '--all', ...ours)).filter((name) => name.endsWith(new URL(emulator.endpoint).port));

  beforeAll(async () => {
    const base = await ensureNodeBase('docker', () => undefined);
    vi.stubEnv('OF_THIS_MACHINE', 'nothing that a function should see');
    // With Docker in use, as its own end then takes all containers along.
    emulator = await startEmulator({ images: { templateImages: {}, pauseImage: base, pauseCommand: [NODE_PATH] } });
    lambda = new LambdaClient(clientOptions(emulator.endpoint));
    await lambda.send(
      new CreateFunctionCommand({
        FunctionName: 'image',
        Role: 'arn:aws:iam::000000000000:role/any',
        PackageType: 'Image',
        Code: { ImageUri: base },
        ImageConfig: { Command: [NODE_PATH, '-e', CLIENT] },
        Environment: { Variables: { OWN: 'of the function' } },
        Timeout: ROOMY_SECONDS,
        MemorySize: 256,
      }),
    );
  });
  afterAll(async () => {
    vi.unstubAllEnvs();
    lambda?.destroy();
    await emulator?.stop();
  });

  async function setTimeLimit(Timeout: number): Promise<void> {
    await lambda.send(new UpdateFunctionConfigurationCommand({ FunctionName: 'image', Timeout }));
    await waitUntilFunctionUpdatedV2({ client: lambda, maxWaitTime: 60 }, { FunctionName: 'image' });
  }

  const noContainer = () =>
    vi.waitFor(async () => expect(await containers()).toEqual([]), { timeout: 120_000, interval: 250 });

  async function invoke(event: object): Promise<Answer> {
    const command = new InvokeCommand({ FunctionName: 'image', Payload: JSON.stringify(event) });
    const { FunctionError, Payload } = await lambda.send(command);
    return { error: FunctionError, payload: JSON.parse(Buffer.from(Payload ?? []).toString()) };
  }

  it('runs as on Lambda: as nobody, with only the temporary folder to write to, and its own variables', async () => {
    const { payload } = await invoke({});
    expect(payload).toMatchObject({ uid: 993, root: 'EROFS', tmp: 'written' });
    expect(payload.names).toEqual(expect.arrayContaining(['OWN', 'AWS_ENDPOINT_URL', 'AWS_LAMBDA_LOG_GROUP_NAME']));
    expect(payload.names).not.toContain('OF_THIS_MACHINE');
  });

  it('serves the next event from the same container, also after one that failed', async () => {
    const first = (await invoke({})).payload.served;
    expect(await invoke({ fail: true })).toEqual({
      error: 'Unhandled',
      payload: expect.objectContaining({ errorType: 'Wanted', errorMessage: 'as asked' }),
    });
    expect((await invoke({})).payload.served).toBe(first + 2);
    expect(await containers()).toHaveLength(1);
  });

  it('that ends by itself is an error, and the next event gets a new container', async () => {
    expect((await invoke({ exit: true })).payload.errorType).toBe('Runtime.ExitError');
    expect((await invoke({})).payload.served).toBe(1);
  });

  it('whose time is up is ended with its container', async () => {
    await setTimeLimit(3);
    expect((await invoke({ hang: true })).payload.errorMessage).toMatch(/timed out after 3/);
    await noContainer();
    await setTimeLimit(ROOMY_SECONDS);
  });

  it('leaves no container when the emulator stops', async () => {
    await invoke({});
    await emulator.stop();
    await noContainer();
  });
});
