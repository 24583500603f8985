import {
  CreateFunctionCommand,
  LambdaClient,
  PutFunctionEventInvokeConfigCommand,
  waitUntilFunctionActiveV2,
} from '@aws-sdk/client-lambda';
import { CreateTopicCommand, PublishCommand, SNSClient, SubscribeCommand } from '@aws-sdk/client-sns';
import { CreateQueueCommand, SQSClient } from '@aws-sdk/client-sqs';
import { zipSync } from 'fflate';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { clientOptions } from '../../../../infra/local/emulator/environment.ts';
import { readLetter } from '../../../../provisioner/sweeper/redrive/letter.ts';
import { createDeadLetters } from '../../../../provisioner/sweeper/redrive/queue.ts';
import { startEmulator } from '../../../support/emulator.ts';

const FunctionName = 'fails';
const MESSAGE = JSON.stringify({ type: 'operation-changed', operationId: 'op-1', sequence: 3 });

let emulator: Awaited<ReturnType<typeof startEmulator>>;
let lambda: LambdaClient;
let sns: SNSClient;
let sqs: SQSClient;
beforeAll(async () => {
  emulator = await startEmulator();
  const options = clientOptions(emulator.endpoint);
  lambda = new LambdaClient(options);
  sns = new SNSClient(options);
  sqs = new SQSClient({ ...options, useQueueUrlAsEndpoint: false });
});
afterAll(async () => {
  for (const client of [lambda, sns, sqs]) client.destroy();
  await emulator.stop();
});

it('what a function that SNS invokes fails at each time goes where its failures go, as the event that it was', async () => {
  const ZipFile = zipSync({
    'index.js': new TextEncoder().encode('exports.handler = async () => { throw Error(1) };'),
  });
  const code = { Code: { ZipFile }, Handler: 'index.handler', Runtime: 'nodejs24.x' } as const;
  const Role = 'arn:aws:iam::000000000000:role/any';
  const { FunctionArn } = await lambda.send(new CreateFunctionCommand({ FunctionName, Role, ...code }));
  await waitUntilFunctionActiveV2({ client: lambda, maxWaitTime: 120 }, { FunctionName });
  const { QueueUrl = '' } = await sqs.send(new CreateQueueCommand({ QueueName: 'letters' }));
  const Destination = 'arn:aws:sqs:us-east-1:000000000000:letters';
  await lambda.send(
    new PutFunctionEventInvokeConfigCommand({
      FunctionName,
      MaximumRetryAttempts: 1,
      DestinationConfig: { OnFailure: { Destination } },
    }),
  );
  const { TopicArn } = await sns.send(new CreateTopicCommand({ Name: 'events' }));
  await sns.send(new SubscribeCommand({ TopicArn, Protocol: 'lambda', Endpoint: FunctionArn }));
  await sns.send(new PublishCommand({ TopicArn, Message: MESSAGE }));

  const letters = createDeadLetters(sqs, QueueUrl);
  const letter = await vi.waitUntil(async () => (await letters.receive(1))[0], { timeout: 300_000, interval: 250 });
  expect(readLetter(letter)?.event).toMatchObject({ Records: [{ Sns: { TopicArn, Message: MESSAGE } }] });
});
