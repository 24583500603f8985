import { expect, test } from 'vitest';
import { createMeasureAck } from '../../bot/metrics.ts';
import { recordMeasures } from '../support/record-measures.ts';

test('an answer is measured as one metric, whatever the command; the command stands beside it', () => {
  const { measure, written } = recordMeasures();
  const measureAck = createMeasureAck(measure);
  measureAck('create', 120);
  measureAck('click', 30);
  expect(written).toEqual([
    [{ AckMilliseconds: 120 }, { command: 'create' }],
    [{ AckMilliseconds: 30 }, { command: 'click' }],
  ]);
});
