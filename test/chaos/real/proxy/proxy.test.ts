import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { DynamoDBClient, GetItemCommand } from '@aws-sdk/client-dynamodb';
import { DescribeVpcsCommand, EC2Client } from '@aws-sdk/client-ec2';
import { ECSClient, ListClustersCommand } from '@aws-sdk/client-ecs';
import { GetObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { PublishCommand, SNSClient } from '@aws-sdk/client-sns';
import { PutParameterCommand, SSMClient } from '@aws-sdk/client-ssm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { clientOptions } from '../../../../infra/local/emulator/environment.ts';
import { type AwsProxy, startProxy } from './proxy.ts';

/** What arrived at AWS, whose every answer is an empty JSON object. */
const arrived: { url: string; authorization: string | undefined; body: string }[] = [];
const aws = createServer((request, response) => {
  request.toArray().then((chunks) => {
    const { url = '', headers } = request;
    arrived.push({ url, authorization: headers.authorization, body: Buffer.concat(chunks).toString() });
    response.writeHead(200, { 'content-type': 'application/x-amz-json-1.1' }).end('{}');
  }, response.destroy);
});
let proxy: AwsProxy;

beforeAll(async () => {
  aws.listen(0, '127.0.0.1');
  await once(aws, 'listening');
  proxy = await startProxy(`http://127.0.0.1:${(aws.address() as AddressInfo).port}`, /hush/);
});
beforeEach(() => {
  proxy.harm = () => undefined;
  arrived.length = 0;
});
afterAll(async () => {
  await proxy.stop();
  aws.close();
  aws.closeAllConnections();
});

const options = () => ({ ...clientOptions(proxy.endpoint), maxAttempts: 1 });
const list = () => new ECSClient(options()).send(new ListClustersCommand({}));

describe('the proxy before AWS', () => {
  it('passes on what it is not told to harm, with its signature', async () => {
    await list();
    expect(arrived).toEqual([{ url: '/', authorization: expect.stringContaining('/ecs/aws4_request'), body: '{}' }]);
    expect(proxy.met.at(-1)).toMatchObject({ service: 'ecs', action: 'ListClusters', byEngine: false });
  });

  it.each([
    [
      'DynamoDB',
      () => new DynamoDBClient(options()).send(new GetItemCommand({ TableName: 't', Key: { pk: { S: 'a' } } })),
      'InternalServerError',
      'ProvisionedThroughputExceededException',
    ],
    ['ECS', list, 'ServerException', 'ThrottlingException'],
    ['EC2', () => new EC2Client(options()).send(new DescribeVpcsCommand({})), 'InternalError', 'RequestLimitExceeded'],
    [
      'S3',
      () => new S3Client({ ...options(), forcePathStyle: true }).send(new GetObjectCommand({ Bucket: 'b', Key: 'k' })),
      'InternalError',
      'SlowDown',
    ],
    [
      'SNS',
      () => new SNSClient(options()).send(new PublishCommand({ TopicArn: 'arn:aws:sns:us-east-1:0:t', Message: 'm' })),
      'InternalErrorException',
      'Throttling',
    ],
  ])('refuses in the words of %s', async (_, send, error, throttle) => {
    proxy.harm = () => ({ does: 'refuse', as: 'error' });
    await expect(send()).rejects.toMatchObject({ name: error });
    proxy.harm = () => ({ does: 'refuse', as: 'throttle' });
    await expect(send()).rejects.toMatchObject({ name: throttle });
    expect(arrived).toEqual([]);
  });

  it.each([
    [false, 0],
    [true, 1],
  ])('cuts a call off, and whether AWS has heard of it then is %s', async (after, count) => {
    proxy.harm = () => ({ does: 'cut', after });
    await expect(list()).rejects.toMatchObject({ code: 'ECONNRESET' });
    expect(arrived).toHaveLength(count);
  });

  it('notes a secret on its way to anybody but SSM', async () => {
    await new SSMClient(options()).send(new PutParameterCommand({ Name: 'n', Value: 'hush' }));
    expect(proxy.leaks).toEqual([]);
    await new DynamoDBClient(options()).send(new GetItemCommand({ TableName: 'hush', Key: { pk: { S: 'a' } } }));
    expect(proxy.leaks).toEqual(['dynamodb GetItem']);
  });
});
