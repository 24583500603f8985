import { createHash, createHmac } from 'node:crypto';
import { expect, it } from 'vitest';
import { sigV4 } from '../../../../bot/api/client/sigv4.ts';

/** By the steps of https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html */
function signature(secret: string, date: string, scope: string, canonical: string): string {
  const hex = createHash('sha256').update(canonical).digest('hex');
  const key = scope
    .split('/')
    .reduce<string | Buffer>((k, part) => createHmac('sha256', k).update(part).digest(), `AWS4${secret}`);
  return createHmac('sha256', key).update(`AWS4-HMAC-SHA256\n${date}\n${scope}\n${hex}`).digest('hex');
}

it('signs method, path, query, body and the headers that say on whose behalf', async () => {
  const body = '{"name":"demo"}';
  const headers = await sigV4('eu-north-1', {
    accessKeyId: 'AKID',
    secretAccessKey: 'secret',
    sessionToken: 'session',
  })({
    method: 'POST',
    path: '/playgrounds?b=2&a=x%20y',
    url: new URL('https://id.lambda-url.eu-north-1.on.aws/playgrounds?b=2&a=x%20y'),
    headers: { 'playground-user': 'U0ADA0001' },
    body,
  });
  const [date = '', hash = ''] = [headers['x-amz-date'], headers['x-amz-content-sha256']];
  expect(hash).toBe(createHash('sha256').update(body).digest('hex'));
  const scope = `${date.slice(0, 8)}/eu-north-1/lambda/aws4_request`;
  const names = 'host;playground-user;x-amz-content-sha256;x-amz-date;x-amz-security-token';
  const lines = [
    'POST',
    '/playgrounds',
    'a=x%20y&b=2',
    'host:id.lambda-url.eu-north-1.on.aws',
    'playground-user:U0ADA0001',
  ];
  lines.push(`x-amz-content-sha256:${hash}`, `x-amz-date:${date}`, 'x-amz-security-token:session', '', names, hash);
  expect(headers['authorization']).toBe(
    `AWS4-HMAC-SHA256 Credential=AKID/${scope}, SignedHeaders=${names}, Signature=${signature('secret', date, scope, lines.join('\n'))}`,
  );
  expect(headers).not.toHaveProperty('host');
});

it('signs for a function URL, or for an HTTP API where that is asked for', async () => {
  const request = {
    method: 'GET' as const,
    path: '/playgrounds',
    url: new URL('https://id.test/playgrounds'),
    headers: {},
  };
  const keys = { accessKeyId: 'AKID', secretAccessKey: 'secret' };
  const scope = async (service?: 'execute-api') =>
    (await sigV4('eu-north-1', keys, service)(request))['authorization']?.split(',')[0];
  expect(await scope()).toMatch(/eu-north-1\/lambda\/aws4_request$/);
  expect(await scope('execute-api')).toMatch(/eu-north-1\/execute-api\/aws4_request$/);
});
