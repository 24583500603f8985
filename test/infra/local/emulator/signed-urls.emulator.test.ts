import { CreateFunctionCommand, CreateFunctionUrlConfigCommand, LambdaClient } from '@aws-sdk/client-lambda';
import { zipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sigV4 } from '../../../../bot/api/client/sigv4.ts';
import { clientOptions, REGION } from '../../../../infra/local/emulator/environment.ts';
import { localFunctionUrl } from '../../../../infra/local/local-settings.ts';
import { startEmulator } from '../../../support/emulator.ts';
import { iamUser } from '../../../support/iam-user.ts';

const ROOT = { accessKeyId: 'test', secretAccessKey: 'test' };
const ECHO = `exports.handler = async (event) => ({
  statusCode: 200,
  body: JSON.stringify({ authorizer: event.requestContext.authorizer, path: event.rawPath }),
});`;

let emulator: Awaited<ReturnType<typeof startEmulator>>;
let lambda: LambdaClient;
let signedUrl: string;
let openUrl: string;

async function functionWithUrl(FunctionName: string, AuthType: 'AWS_IAM' | 'NONE'): Promise<string> {
  const ZipFile = zipSync({ 'index.js': new TextEncoder().encode(ECHO) });
  const Role = 'arn:aws:iam::000000000000:role/any';
  const code = { Code: { ZipFile }, Handler: 'index.handler', Runtime: 'nodejs24.x' } as const;
  // Longer than a function takes to start on a busy machine.
  await lambda.send(new CreateFunctionCommand({ FunctionName, Role, ...code, Timeout: 120 }));
  const { FunctionUrl = '' } = await lambda.send(new CreateFunctionUrlConfigCommand({ FunctionName, AuthType }));
  return localFunctionUrl(emulator.endpoint, FunctionUrl);
}

beforeAll(async () => {
  emulator = await startEmulator();
  lambda = new LambdaClient(clientOptions(emulator.endpoint));
  signedUrl = await functionWithUrl('signed', 'AWS_IAM');
  openUrl = await functionWithUrl('open', 'NONE');
});
afterAll(async () => {
  lambda?.destroy();
  await emulator?.stop();
});

const BODY = '{"a":1}';

/** Signs one request, and sends what the test makes of it. */
async function call(
  credentials: { accessKeyId: string; secretAccessKey: string; sessionToken?: string },
  {
    region = REGION,
    sent = BODY,
    headers = {},
  }: { region?: string; sent?: string; headers?: Record<string, string> } = {},
) {
  const url = new URL('playgrounds?lines=5', signedUrl);
  const request = {
    method: 'POST' as const,
    path: '',
    url,
    headers: { 'content-type': 'application/json' },
    body: BODY,
  };
  const signed = await sigV4(region, credentials)(request);
  return fetch(url, { method: 'POST', headers: { ...signed, ...headers }, body: sent });
}

/** What a policy has to allow. */
const policy = (...actions: string[]) =>
  JSON.stringify({
    Version: '2012-10-17',
    Statement: actions.map((Action) => ({ Effect: 'Allow', Action, Resource: '*' })),
  });

describe('a function URL with IAM authorisation', () => {
  it('tells the function who signed', async () => {
    const response = await call(ROOT);
    expect(response.status).toBe(200);
    const { authorizer, path } = (await response.json()) as { authorizer: unknown; path: string };
    expect(authorizer).toMatchObject({ iam: { userArn: 'arn:aws:iam::000000000000:root', accessKey: 'test' } });
    expect(path).toBe('/playgrounds');
  });

  it('lets in nobody who did not sign, or not this very request, or long ago, or with another key', async () => {
    const refused = [
      await fetch(signedUrl),
      await fetch(signedUrl, { headers: { authorization: 'AWS4-HMAC-SHA256 Credential=test, Signature=0' } }),
      await fetch(signedUrl, { headers: { authorization: 'Bearer token' } }),
      await call({ ...ROOT, secretAccessKey: 'wrong' }),
      await call({ ...ROOT, accessKeyId: 'AKIAUNKNOWN000000000' }),
      await call({ ...ROOT, sessionToken: 'none-of-ours' }),
      await call(ROOT, { sent: '{"a":2}' }),
      await call(ROOT, { region: 'eu-north-1' }),
      await call(ROOT, { headers: { 'x-amz-date': '20260101T000000Z' } }),
    ];
    expect(refused.map(({ status }) => status)).toEqual(refused.map(() => 403));
    const texts = await Promise.all(refused.map((response) => response.text()));
    expect(new Set(texts)).toEqual(new Set(['{"Message":"Forbidden"}']));
  });

  it('lets in a user whose policies allow both calls, and no other', async () => {
    const both = await iamUser(emulator.endpoint, 'both', policy('lambda:InvokeFunctionUrl', 'lambda:InvokeFunction'));
    const half = await iamUser(emulator.endpoint, 'half', policy('lambda:InvokeFunctionUrl'));
    const none = await iamUser(emulator.endpoint, 'none');
    const response = await call(both);
    expect(await response.json()).toMatchObject({
      authorizer: { iam: { userArn: 'arn:aws:iam::000000000000:user/both' } },
    });
    expect([(await call(half)).status, (await call(none)).status]).toEqual([403, 403]);
  });
});

describe('a function URL that lets in anybody', () => {
  it('says of nobody who they are, whatever they claim', async () => {
    const response = await fetch(openUrl, { headers: { authorization: 'Bearer token' } });
    expect(await response.json()).toEqual({ path: '/' });
  });
});
