import { expect, test } from 'vitest';
import { failureAlert } from '../../../../bot/messages/alerts/failure.ts';
import { operation } from '../../support/rows.ts';

const failure = { code: 'NOT_REMOVED', reason: 'Something of it is still there.', reference: 'req-1' } as const;

test('of what could not be removed says what is left', () => {
  const left = ['service demo-1', 'security group sg-1'];
  const message = failureAlert(
    operation({ kind: 'destroy', state: 'failed', failure: { ...failure, left } }),
    undefined,
  );
  expect(JSON.stringify(message.blocks)).toContain('2 left: `service demo-1`, `security group sg-1`.');
});

test('says nothing about that where it is not known', () => {
  const message = failureAlert(operation({ kind: 'create', state: 'failed', failure }), undefined);
  expect(JSON.stringify(message.blocks)).not.toContain('left');
});
