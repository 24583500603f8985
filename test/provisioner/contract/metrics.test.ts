import { afterEach, expect, test, vi } from 'vitest';
import { createMeasure, METRICS, METRICS_SERVICE } from '../../../provisioner/contract/metrics.ts';

afterEach(() => vi.restoreAllMocks());

test('writes one line of EMF, whose only dimension is the same for all', () => {
  const lines: Record<string, unknown>[] = [];
  vi.spyOn(process.stdout, 'write').mockImplementation((line) => lines.push(JSON.parse(String(line))) > 0);
  const measure = createMeasure({ METRICS_NAMESPACE: 'Playground/prod' }, () => 1_790_000_000_000);
  measure({ CreateFailed: 0, DollarsPerHour: 0.017 }, { operationId: 'op-1' });
  measure({ SlackErrors: 1 });
  const about = (...names: (keyof typeof METRICS)[]) => ({
    CloudWatchMetrics: [
      {
        Namespace: 'Playground/prod',
        Dimensions: [['service']],
        Metrics: names.map((Name) => ({ Name, Unit: METRICS[Name] })),
      },
    ],
    Timestamp: 1_790_000_000_000,
  });
  expect(lines).toEqual([
    {
      _aws: about('CreateFailed', 'DollarsPerHour'),
      service: METRICS_SERVICE,
      CreateFailed: 0,
      DollarsPerHour: 0.017,
      operationId: 'op-1',
    },
    // Nothing of the line before is in it.
    { _aws: about('SlackErrors'), service: METRICS_SERVICE, SlackErrors: 1 },
  ]);
});

test('are no more than CloudWatch gives for nothing', () => {
  expect(Object.keys(METRICS).length).toBeLessThanOrEqual(10);
});
