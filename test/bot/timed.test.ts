import { expect, test } from 'vitest';
import { timedClaims, timedInvoke } from '../../bot/timed.ts';
import { fakeLog } from './support/fake-log.ts';
import { fakeRegistry } from './support/fake-registry.ts';
import { ADA } from './support/rows.ts';
import { NOW } from './support/slack-request.ts';

test('claims and the invoke leave a line each, which names the operation', async () => {
  const log = fakeLog();
  const registry = timedClaims(fakeRegistry(), log);
  const request = {
    name: 'demo',
    ownerId: ADA,
    template: 'default',
    requestedAt: NOW,
    lifetimeSeconds: 60,
    warningSeconds: 600,
  };
  const limits = { perOwner: 1, total: 1 };
  const claim = await registry.claimCreate({ ...request, requestKey: 'one' }, limits);
  const id = 'operation' in claim ? claim.operation.id : '';
  await timedInvoke(async () => undefined, log)(id, new AbortController().signal);
  await registry.claimCreate({ ...request, requestKey: 'two' }, limits);
  expect(log.lines.map(({ details }) => details)).toMatchObject([
    { step: 'claim', operationId: id, ok: true },
    { step: 'invoke', operationId: id, ok: true },
    { step: 'claim', ok: true },
  ]);
  expect(log.lines[2]?.details).not.toHaveProperty('operationId');
});
