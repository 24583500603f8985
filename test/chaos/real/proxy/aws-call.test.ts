import { describe, expect, it } from 'vitest';
import { awsCall } from './aws-call.ts';

const signed = (service: string) => ({
  authorization: `AWS4-HMAC-SHA256 Credential=test/20260101/us-east-1/${service}/aws4_request, SignedHeaders=host, Signature=0`,
});
const request = (service: string, given: { method?: string; url?: string; headers?: object; body?: string }) => ({
  method: given.method ?? 'POST',
  url: given.url ?? '/',
  headers: { ...signed(service), ...given.headers },
  body: Buffer.from(given.body ?? ''),
});

describe('what a request asks of AWS', () => {
  it.each([
    ['a target header', request('dynamodb', { headers: { 'x-amz-target': 'DynamoDB_20120810.PutItem' } }), 'PutItem'],
    ['a form', request('ec2', { body: 'Action=DescribeVpcs&Version=2016-11-15' }), 'DescribeVpcs'],
    ['a form, not at its beginning', request('sns', { body: 'Version=1&Action=Publish' }), 'Publish'],
    ['a path', request('logs', { url: '/service/Logs_20140328/operation/GetLogEvents' }), 'GetLogEvents'],
    ['neither', request('lambda', { method: 'GET', url: '/2015-03-31/functions?x=1' }), 'GET /2015-03-31/functions'],
    ['S3: a list', request('s3', { method: 'GET', url: '/state?list-type=2&prefix=a%2Fb' }), 'ListObjectsV2'],
    ['S3: a bucket', request('s3', { method: 'HEAD', url: '/state' }), 'HEAD bucket'],
    [
      'S3: an object that is read',
      request('s3', { method: 'GET', url: '/state/.pulumi/a.json?x-id=GetObject' }),
      'GetObject',
    ],
    ['S3: one that is written', request('s3', { method: 'PUT', url: '/state/a' }), 'PutObject'],
    [
      'S3: one that is copied',
      request('s3', { method: 'PUT', url: '/state/a', headers: { 'x-amz-copy-source': 'state/b' } }),
      'CopyObject',
    ],
  ])('is read from %s', (_, given, action) => {
    const [, service] = /us-east-1\/(\w+)/.exec(given.headers.authorization) ?? [];
    expect(awsCall(given)).toEqual({ service, action });
  });

  it('is named all the same where nothing is signed', () => {
    const unsigned = { method: 'GET', url: '/_ministack/health', headers: {}, body: Buffer.alloc(0) };
    expect(awsCall(unsigned)).toEqual({ service: 'unknown', action: 'GET /_ministack/health' });
  });
});

it.each([
  ['PUT', 's3', '/state/.pulumi/locks/organization/playground/demo/1.json', '', 'locks'],
  ['GET', 's3', '/state?list-type=2&prefix=.pulumi%2Fstacks', '', undefined],
  ['POST', 'dynamodb', '/', '{"Key":{"pk":{"S":"OPERATION#op-1"}}}', 'operation'],
  [
    'POST',
    'dynamodb',
    '/',
    '{"Key":{"pk":{"S":"OPERATION#op-1"}},"UpdateExpression":"SET #state = :s, leaseUntil = :l, x = :x REMOVE y","ExpressionAttributeNames":{"#state":"state"}}',
    'operation state leaseUntil',
  ],
  [
    'POST',
    'dynamodb',
    '/',
    '{"TransactItems":[{"Put":{"Item":{"pk":{"S":"PLAYGROUND#demo"}}}},{"Update":{"Key":{"pk":{"S":"OWNER#U1"}},"UpdateExpression":"ADD playgrounds :one"}}]}',
    'playground, owner',
  ],
  ['POST', 'dynamodb', '/', 'not JSON', undefined],
])('tells one %s to %s%s of another: %s', (method, service, url, body, about) => {
  const authorization = `AWS4-HMAC-SHA256 Credential=AKID/20260101/us-east-1/${service}/aws4_request`;
  expect(awsCall({ method, url, headers: { authorization }, body: Buffer.from(body) }).about).toBe(about);
});
