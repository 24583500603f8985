import { randomUUID } from 'node:crypto';
import { CreateFunctionCommand, GetPolicyCommand, LambdaClient } from '@aws-sdk/client-lambda';
import { zipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { clientOptions } from '../../../../infra/local/emulator/environment.ts';
import { startEmulator } from '../../../support/emulator.ts';

let emulator: Awaited<ReturnType<typeof startEmulator>>;
let lambda: LambdaClient;

beforeAll(async () => {
  emulator = await startEmulator();
  lambda = new LambdaClient(clientOptions(emulator.endpoint));
});
afterAll(async () => {
  lambda.destroy();
  await emulator.stop();
});

async function makeFunction(FunctionName: string): Promise<void> {
  const ZipFile = zipSync({ 'index.js': new TextEncoder().encode('exports.handler = async () => 1;') });
  const Role = 'arn:aws:iam::000000000000:role/any';
  const code = { Code: { ZipFile }, Handler: 'index.handler', Runtime: 'nodejs24.x' } as const;
  await lambda.send(new CreateFunctionCommand({ FunctionName, Role, ...code }));
}

/** One attempt at adding a permission, as an SDK sends it. */
function addPermission(functionName: string, statement: string, invocation: string, attempt: number) {
  return fetch(`${emulator.endpoint}/2015-03-31/functions/${functionName}/policy`, {
    method: 'POST',
    headers: { 'amz-sdk-invocation-id': invocation, 'amz-sdk-request': `attempt=${attempt}; max=25` },
    body: JSON.stringify({ StatementId: statement, Action: 'lambda:InvokeFunction', Principal: 'sns.amazonaws.com' }),
  });
}

describe('a request that is sent again because its answer was lost', () => {
  it('gets that answer, and is carried out once', async () => {
    await makeFunction('repeated');
    const invocation = randomUUID();
    const first = await addPermission('repeated', 'once', invocation, 1);
    const second = await addPermission('repeated', 'once', invocation, 2);
    expect([first.status, second.status]).toEqual([201, 201]);
    expect(await second.text()).toBe(await first.text());
    const { Policy } = await lambda.send(new GetPolicyCommand({ FunctionName: 'repeated' }));
    expect(JSON.parse(Policy ?? '').Statement).toHaveLength(1);
  });

  it('is told apart from a new request that asks for the same', async () => {
    await makeFunction('asked-twice');
    await addPermission('asked-twice', 'same', randomUUID(), 1);
    expect((await addPermission('asked-twice', 'same', randomUUID(), 1)).status).toBe(409);
  });

  it('is carried out if it was refused the first time', async () => {
    const invocation = randomUUID();
    expect((await addPermission('made-later', 'late', invocation, 1)).status).toBe(404);
    await makeFunction('made-later');
    expect((await addPermission('made-later', 'late', invocation, 2)).status).toBe(201);
  });
});
