import { expect, test } from 'vitest';
import { readStep } from '../../../../infra/local/observer/steps.ts';

const line = {
  level: 'INFO',
  message: 'A step ended.',
  timestamp: '2026-11-21T13:45:42.123Z',
  service: 'playground-provisioner',
  operationId: 'op-0123456789abcdef0123',
  step: 'engine',
  subject: 'up',
  milliseconds: 123,
  ok: true,
};

test('a step began so long before its line was written', () => {
  expect(readStep(JSON.stringify(line))).toEqual({
    operationId: line.operationId,
    step: {
      kind: 'step',
      at: Date.parse('2026-11-21T13:45:42.000Z'),
      ms: 123,
      step: 'engine',
      subject: 'up',
      ok: true,
    },
  });
});

test('other lines are no steps', () => {
  const { step: _, ...other } = line;
  const { operationId: __, ...ofNone } = line;
  for (const text of ['START RequestId: 1', '', JSON.stringify(other), JSON.stringify(ofNone)])
    expect(readStep(text)).toBeUndefined();
});
