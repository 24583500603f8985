import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda';
import type * as pulumi from '@pulumi/pulumi';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { KEEP_WARM } from '../../../../bot/keep-warm.ts';
import { coldStartSchema } from '../../../../infra/cold-start-settings.ts';
import { LambdaFunction } from '../../../../infra/components/lambda-function.ts';
import { PublicUrl } from '../../../../infra/components/public-url.ts';
import { againstColdStarts } from '../../../../infra/components/warm/warm.ts';
import { clientOptions } from '../../../../infra/local/emulator/environment.ts';
import { localFunctionUrl } from '../../../../infra/local/local-settings.ts';
import { destroyInfra, upStack } from '../../../../infra/stack.ts';
import { missingTools } from '../../../provisioner/support/missing-tools.ts';
import { startEmulator } from '../../../support/emulator.ts';
import { emulatorStack } from '../../../support/emulator-stack.ts';

const missing = await missingTools();

let emulator: Awaited<ReturnType<typeof startEmulator>>;
let directory: string;
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'published-'));
  if (!missing) emulator = await startEmulator();
});
afterAll(async () => {
  await emulator?.stop();
  await rm(directory, { recursive: true });
});

/** A function of that release, with the settings that keep it warm. */
const program = (coldStarts: object) => async (): Promise<Record<string, pulumi.Output<string>>> => {
  const settings = coldStartSchema.parse(coldStarts);
  const bot = new LambdaFunction('bot', {
    code: { package: 'zip', directory, beside: {}, architecture: 'x86_64' },
    description: 'says which release it is',
    memoryMiB: 128,
    timeoutSeconds: 120,
    published: settings.provisioned !== undefined,
    environment: {},
    may: [],
    logGroupName: '/test/bot',
    logRetentionDays: 1,
    metricsNamespace: 'test',
  });
  const { url } = new PublicUrl('bot', bot);
  againstColdStarts('bot', bot, settings);
  return { url, name: bot.name, arn: bot.invokeArn };
};

async function release(name: string): Promise<void> {
  const body = `JSON.stringify({ release: '${name}', event: Object.keys(event).includes('keepWarm') ? 'warm' : 'request' })`;
  await writeFile(
    join(directory, 'index.js'),
    `exports.handler = async (event) => ({ statusCode: 200, body: ${body} });\n`,
  );
}

describe.skipIf(missing)(`a function that is kept warm${missing ? ` (not tested, because ${missing})` : ''}`, () => {
  it('is published, and its address and its schedule are those of an alias that follows each release', async () => {
    const { endpoint } = emulator;
    const lambda = new LambdaClient(clientOptions(endpoint));
    const { options, remove } = await emulatorStack(endpoint, 'published');
    const always = { provisioned: 1 };
    const asked = async (url: unknown) => (await fetch(localFunctionUrl(endpoint, String(url)))).text();

    await release('one');
    const first = await upStack(options, program(always));
    expect(String(first['arn'])).toMatch(/:live$/);
    expect(JSON.parse(await asked(first['url']))).toEqual({ release: 'one', event: 'request' });

    await release('two');
    const second = await upStack(options, program(always));
    expect(second['url']).toBe(first['url']);
    expect(JSON.parse(await asked(second['url']))).toEqual({ release: 'two', event: 'request' });
    const warm = await lambda.send(
      new InvokeCommand({ FunctionName: String(second['arn']), Payload: JSON.stringify(KEEP_WARM) }),
    );
    expect(warm.Payload?.transformToString()).toContain('warm');

    const off = await upStack(options, program({ keepWarm: true }));
    expect(String(off['arn'])).not.toMatch(/:live$/);
    expect(JSON.parse(await asked(off['url']))).toEqual({ release: 'two', event: 'request' });
    await destroyInfra(options);
    await remove();
  });
});
