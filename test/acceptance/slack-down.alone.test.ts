import { PublishCommand, SNSClient } from '@aws-sdk/client-sns';
import { GetQueueAttributesCommand, SQSClient } from '@aws-sdk/client-sqs';
import { afterEach, expect, it } from 'vitest';
import { clientOptions } from '../../infra/local/emulator/environment.ts';
import type { Outage } from '../../infra/local/slack/api/outage.ts';
import { theCloud } from './cloud/the-cloud.ts';
import { ALERTS, destroy, LINUS, messages, type, until, words } from './person.ts';
import { registryOf, sweep } from './registry.ts';

// Nobody's messages are taken meanwhile.
const cloud = await theCloud({ alone: true });
const clients = clientOptions(cloud.endpoint);

async function slackIs(outage: Outage): Promise<void> {
  const response = await fetch(`${cloud.slack.url}/_stand-in/outage`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(outage),
  });
  expect(response.status).toBe(200);
}
afterEach(() => slackIs({ is: 'none' }));

async function alarm(AlarmName: string): Promise<void> {
  const sns = new SNSClient(clients);
  const Message = JSON.stringify({ AlarmName, NewStateValue: 'ALARM', NewStateReason: 'Threshold crossed.' });
  await sns.send(new PublishCommand({ TopicArn: cloud.outputs.alertsTopicArn, Message }));
  sns.destroy();
}

/** How many letters wait, those between two tries included. */
async function waiting(): Promise<number> {
  const sqs = new SQSClient({ ...clients, useQueueUrlAsEndpoint: false });
  const { Attributes = {} } = await sqs.send(
    new GetQueueAttributesCommand({ QueueUrl: cloud.outputs.deadLettersUrl, AttributeNames: ['All'] }),
  );
  sqs.destroy();
  return (
    Number(Attributes['ApproximateNumberOfMessages']) + Number(Attributes['ApproximateNumberOfMessagesNotVisible'])
  );
}

const about = async (channel: string, what: string) =>
  (await messages(cloud, channel)).filter((message) => words(message).includes(what));

it('what happens while Slack is down is told when it is back, once', async () => {
  const name = 'slack-down';
  await slackIs({ is: 'down' });
  await type(cloud, LINUS, `/playground create ${name}`);
  await alarm(`alarm-${name}`);
  await until(`${name} to be ready`, async () => {
    const playground = await registryOf(cloud).getPlayground(name);
    return playground?.state === 'ready' ? playground : undefined;
  });
  await until('letters that Lambda gave up', async () => ((await waiting()) > 1 ? true : undefined));
  expect([await about(LINUS, name), await about(ALERTS, name)]).toEqual([[], []]);

  await slackIs({ is: 'none' });
  // What Lambda still tries by itself is in no letter.
  const told = async (channel: string) => (await about(channel, name)).length > 0;
  await until('all of it to be told', async () => {
    await sweep(cloud);
    const isTold = (await told(LINUS)) && (await told(ALERTS));
    return isTold && (await waiting()) === 0 ? true : undefined;
  });
  expect((await about(LINUS, name)).map(({ text }) => text)).toEqual([expect.stringMatching(/is ready/)]);
  expect(await about(ALERTS, name)).toHaveLength(1);
  await destroy(cloud, LINUS, name);
});
