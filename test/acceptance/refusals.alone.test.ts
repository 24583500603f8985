import { createHmac } from 'node:crypto';
import { InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda';
import { PublishCommand, SNSClient } from '@aws-sdk/client-sns';
import { describe, expect, it } from 'vitest';
import { clientOptions } from '../../infra/local/emulator/environment.ts';
import { theCloud } from './cloud/the-cloud.ts';
import { ADA, ALERTS, messages, told, type, words } from './person.ts';

const cloud = await theCloud({ alone: true });
const config = clientOptions(cloud.endpoint);
const FORM = 'application/x-www-form-urlencoded';

function post(body: string, { secret = cloud.signingSecret, age = 0, contentType = FORM } = {}): Promise<Response> {
  const timestamp = String(Math.floor(Date.now() / 1000) - age);
  const signature = `v0=${createHmac('sha256', secret).update(`v0:${timestamp}:${body}`).digest('hex')}`;
  const headers = {
    'content-type': contentType,
    'x-slack-request-timestamp': timestamp,
    'x-slack-signature': signature,
  };
  return fetch(cloud.functionUrl, { method: 'POST', headers, body });
}

describe('what is not a signed request of Slack', () => {
  it('is refused without a signature', async () => {
    const response = await fetch(cloud.functionUrl, { method: 'POST', headers: { 'content-type': FORM }, body: 'a=b' });
    expect(response.status).toBe(401);
  });
  it('is refused when wrongly signed, old, or from the future', async () => {
    expect((await post('a=b', { secret: 'another' })).status).toBe(401);
    expect((await post('a=b', { age: 3600 })).status).toBe(401);
    expect((await post('a=b', { age: -3600 })).status).toBe(401);
  });
  it('is refused when it is no form, or huge', async () => {
    expect((await post('{"a":', { contentType: 'application/json' })).status).toBe(400);
    expect((await post(`text=${'x'.repeat(600_000)}`)).status).toBe(413);
  });
});

describe('what is no name', () => {
  it.each(['two words', 'Ünïcode', '🎉', '../etc/passwd', '$(reboot)', 'ab', '1st', 'x'.repeat(200)])(
    '%s',
    async (name) => {
      expect(await type(cloud, ADA, `/playground create ${name}`)).toContain('3 to 30 characters');
    },
  );
});

describe('what nobody of ours sent', () => {
  it('an SNS message that is not ours is dropped, and the alerts channel hears so, and nothing of it', async () => {
    const before = await messages(cloud, ALERTS);
    const sns = new SNSClient(config);
    const send = (Message: string) => sns.send(new PublishCommand({ TopicArn: cloud.outputs.eventsTopicArn, Message }));
    await send('{"type":"operation-changed","operationId":"op-00000000000000000000","sequence":1}');
    const { MessageId = '' } = await send('not even JSON');
    const dropped = words(await told(cloud, ALERTS, MessageId, /was dropped: no JSON/));
    expect(dropped).not.toContain('not even JSON');
    expect(await messages(cloud, ALERTS)).toHaveLength(before.length + 1);
  });

  it('an operation id that is not ours ends in a clear error', async () => {
    const invoke = new InvokeCommand({
      FunctionName: cloud.outputs.provisionerFunctionName,
      Payload: JSON.stringify({ operationId: '../../x' }),
    });
    const answer = await new LambdaClient(config).send(invoke);
    expect(answer.FunctionError).toBeTruthy();
    expect(Buffer.from(answer.Payload ?? []).toString()).toMatch(/operationId/);
  });
});
