import { Metrics } from '@aws-lambda-powertools/metrics';
import { afterEach, expect, test, vi } from 'vitest';
import { createMeasureAck } from '../../bot/metrics.ts';

afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
});

test('writes one EMF line per command, and the cold start once', () => {
  // Only then does Powertools write to the console that a test can listen to, and count a cold start.
  vi.stubEnv('POWERTOOLS_DEV', 'true');
  vi.stubEnv('POWERTOOLS_METRICS_DISABLED', 'false');
  vi.stubEnv('AWS_LAMBDA_INITIALIZATION_TYPE', 'on-demand');
  const lines: Record<string, unknown>[] = [];
  vi.spyOn(console, 'log').mockImplementation((line: string) => void lines.push(JSON.parse(line)));
  const measureAck = createMeasureAck(new Metrics({ namespace: 'Playground', serviceName: 'bot' }));
  measureAck('create', 120);
  measureAck('list', 30);
  expect(lines.filter((line) => 'AckMilliseconds' in line)).toMatchObject([
    { command: 'create', AckMilliseconds: 120 },
    { command: 'list', AckMilliseconds: 30 },
  ]);
  expect(lines.filter((line) => 'ColdStart' in line)).toHaveLength(1);
});
