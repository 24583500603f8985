import { expect, test } from 'vitest';
import { createMeasureRun } from '../../provisioner/metrics.ts';
import { recordMeasures } from '../support/record-measures.ts';

const CREATE = { id: 'op-1', kind: 'create', requestedAt: 1000, startedAt: 1002 } as const;
const SECONDS = { engine: 3.5, containers: 20, run: 25 };

function measured(...[operation, end]: Partial<Parameters<ReturnType<typeof createMeasureRun>>>) {
  const { measure, written } = recordMeasures();
  createMeasureRun(measure)(operation ?? CREATE, end ?? 'succeeded', SECONDS);
  return written;
}

test('a create that went well says where its time went', () => {
  const values = {
    CreateFailed: 0,
    CreateWaitingSeconds: 2,
    CreateEngineSeconds: 3.5,
    CreateContainersSeconds: 20,
  };
  expect(measured()).toEqual([[values, { operationId: 'op-1' }]]);
});

test.each(['failed', 'stuck'] as const)('a create that ended %s is counted as failed, and its times as none', (end) => {
  expect(measured(CREATE, end)).toEqual([[{ CreateFailed: 1 }, { operationId: 'op-1' }]]);
});

test.each(['requeued', 'held', 'lease-lost', 'finished'] as const)('a run that ended %s is no end of it', (end) => {
  expect(measured(CREATE, end)).toEqual([]);
});

test('other operations are in the log alone', () => {
  expect(measured({ ...CREATE, kind: 'destroy' })).toEqual([]);
});

test('no time is negative, whatever the clocks say', () => {
  const [[values] = []] = measured({ ...CREATE, startedAt: 990 });
  expect(values).toMatchObject({ CreateWaitingSeconds: 0 });
});
