import { execFile } from 'node:child_process';
import { copyFile, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { bundleDirectory } from '../../../infra/bundle/functions.ts';
import { bundle } from '../../../infra/bundle.ts';
import { environment } from '../../bot/support/environment.ts';
import { SIGNING_SECRET, signedEvent, slashBody } from '../../bot/support/slack-request.ts';

/** What of AWS the bundle asked: `service.call` as in X-Amz-Target, and with whose key. */
const asked: { target: string; key: string }[] = [];
let aws: Server;
let folder: string;

beforeAll(async () => {
  await bundle(['bot']);
  // Away from the repository, as on Lambda: nothing that the bundle left out can be found.
  folder = await mkdtemp(join(tmpdir(), 'bundle-'));
  await copyFile(join(bundleDirectory('bot'), 'index.js'), join(folder, 'index.js'));
  await writeFile(join(folder, 'templates.json'), environment.TEMPLATES);
  aws = createServer((request, response) => {
    const { 'x-amz-target': target, authorization = '' } = request.headers;
    asked.push({ target: String(target), key: /Credential=(\w+)\//.exec(authorization)?.[1] ?? '' });
    response.setHeader('content-type', 'application/x-amz-json-1.1');
    if (String(target) === 'AmazonSSM.GetParameter') {
      response.end(JSON.stringify({ Parameter: { Name: 'any', Value: SIGNING_SECRET, Type: 'SecureString' } }));
      return;
    }
    response.statusCode = 400;
    response.end(JSON.stringify({ __type: 'com.amazonaws.dynamodb.v20120810#SomethingNew', message: 'not here' }));
  });
  await new Promise<void>((resolve) => aws.listen(0, '127.0.0.1', resolve));
});
afterAll(async () => {
  aws.close();
  await rm(folder, { recursive: true });
});

/** Calls the bundle's handler in a process that has what Lambda gives a function, and nothing else. */
async function invoke(event: unknown) {
  const script = `
    const { handler } = require('./index.js');
    handler(JSON.parse(process.env.EVENT), { awsRequestId: '1' }).then((answer) => {
      console.log('ANSWER ' + JSON.stringify(answer));
      process.exit();
    });`;
  const env = {
    ...environment,
    EVENT: JSON.stringify(event),
    AWS_ENDPOINT_URL: `http://127.0.0.1:${(aws.address() as AddressInfo).port}`,
    AWS_ACCESS_KEY_ID: 'ENVIRONMENTSKEY',
    AWS_SECRET_ACCESS_KEY: 'secret',
    AWS_SESSION_TOKEN: 'token',
  };
  const { stdout, stderr } = await promisify(execFile)(process.execPath, ['-e', script], { cwd: folder, env });
  const [, answer] = /^ANSWER (.*)$/m.exec(stdout) ?? [];
  if (answer === undefined) throw new Error(`no answer: ${stdout}${stderr}`);
  return { answer: JSON.parse(answer) as { statusCode: number; body: string }, log: stdout + stderr };
}

const signed = (text: string) => signedEvent(slashBody({ text }), { timestamp: Math.floor(Date.now() / 1000) });

it('the bot’s bundle answers a signed request with what it was bundled with', async () => {
  const { answer } = await invoke(signed('help'));
  expect(answer).toMatchObject({ statusCode: 200, body: expect.stringContaining('/playground create') });
  expect(asked).toContainEqual({ target: 'AmazonSSM.GetParameter', key: 'ENVIRONMENTSKEY' });
});

it('names an error of AWS that it was bundled without', async () => {
  const { answer, log } = await invoke(signed('list'));
  expect(answer.statusCode).toBe(200);
  expect(log).toContain('SomethingNew');
});
