import { Metrics } from '@aws-lambda-powertools/metrics';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createMeasureRun } from '../../provisioner/metrics.ts';

const written: Record<string, unknown>[] = [];
beforeEach(() => {
  written.length = 0;
  // Only then does Powertools write to the console that a test can listen to.
  vi.stubEnv('POWERTOOLS_DEV', 'true');
  vi.stubEnv('POWERTOOLS_METRICS_DISABLED', 'false');
  vi.spyOn(console, 'log').mockImplementation((line: string) => void written.push(JSON.parse(line)));
});
afterEach(() => {
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
});

const measure = () => createMeasureRun(new Metrics({ namespace: 'Playground', serviceName: 'provisioner' }));

describe('the metrics of a run', () => {
  it.each([
    ['create', 'succeeded', { Create: 1 }, { CreateSeconds: 42 }],
    ['destroy', 'stuck', { Destroy: 1 }, { DestroySeconds: 42 }],
  ] as const)('count a %s by result, and time it from the request', (kind, result, count, seconds) => {
    measure()({ kind, requestedAt: 1000 }, result, 1042);
    expect(written).toEqual([
      expect.objectContaining({ result, ...count }),
      expect.objectContaining({ result, ...seconds }),
    ]);
  });

  it('have no negative times, whatever the clocks say', () => {
    measure()({ kind: 'create', requestedAt: 1000 }, 'failed', 990);
    expect(written[1]).toMatchObject({ CreateSeconds: 0 });
  });
});
