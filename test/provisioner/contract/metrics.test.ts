import { Metrics } from '@aws-lambda-powertools/metrics';
import { afterEach, expect, test, vi } from 'vitest';
import { createMeasure, METRICS, METRICS_SERVICE } from '../../../provisioner/contract/metrics.ts';

afterEach(() => {
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
});

test('writes one line of EMF, whose only dimension is the same for all', () => {
  // Only then does Powertools write to the console that a test can listen to.
  vi.stubEnv('POWERTOOLS_DEV', 'true');
  vi.stubEnv('POWERTOOLS_METRICS_DISABLED', 'false');
  const lines: Record<string, unknown>[] = [];
  vi.spyOn(console, 'log').mockImplementation((line: string) => void lines.push(JSON.parse(line)));
  const measure = createMeasure(new Metrics({ namespace: 'Playground/prod', serviceName: METRICS_SERVICE }));
  measure({ CreateFailed: 0, DollarsPerHour: 0.017 }, { operationId: 'op-1' });
  measure({ SlackErrors: 1 });
  const about = (...names: string[]) => ({
    CloudWatchMetrics: [
      {
        Namespace: 'Playground/prod',
        Dimensions: [['service']],
        Metrics: names.map((Name) => expect.objectContaining({ Name })),
      },
    ],
    Timestamp: expect.any(Number),
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
