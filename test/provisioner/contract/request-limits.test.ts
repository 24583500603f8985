import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { GetParameterCommand, SSMClient } from '@aws-sdk/client-ssm';
import { expect, it, onTestFinished } from 'vitest';
import { requestLimits } from '../../../provisioner/contract/request-limits.ts';

it('ends a call that nobody answers, each time that it is tried', async () => {
  const server = createServer(() => undefined);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.closeAllConnections());
  onTestFinished(() => void server.close());
  const ssm = new SSMClient({
    region: 'us-east-1',
    credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    maxAttempts: 2,
    requestHandler: requestLimits(1_000, 30),
  });
  const asked = ssm.send(new GetParameterCommand({ Name: '/a' }));
  // Not counted at the server, which on a busy machine may be told of a call only when that has ended.
  await expect(asked).rejects.toMatchObject({ name: 'TimeoutError', $metadata: { attempts: 2 } });
});
