import { CloudWatchClient, DescribeAlarmsCommand, PutMetricAlarmCommand } from '@aws-sdk/client-cloudwatch';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { clientOptions } from '../../../../infra/local/emulator/environment.ts';
import { startEmulator } from '../../../support/emulator.ts';

let emulator: Awaited<ReturnType<typeof startEmulator>>;
let cloudwatch: CloudWatchClient;
beforeAll(async () => {
  emulator = await startEmulator();
  cloudwatch = new CloudWatchClient(clientOptions(emulator.endpoint));
});
afterAll(async () => {
  cloudwatch.destroy();
  await emulator.stop();
});

it.each([{ ExtendedStatistic: 'p99' }, { Statistic: 'Sum' } as const])(
  'an alarm on %o has that statistic and no other, as AWS says it',
  async (statistic) => {
    const alarm = { AlarmName: 'slow', Namespace: 'of-the-test', MetricName: 'Milliseconds', Period: 60, Threshold: 1 };
    const rings = { EvaluationPeriods: 1, ComparisonOperator: 'GreaterThanThreshold' } as const;
    await cloudwatch.send(new PutMetricAlarmCommand({ ...alarm, ...rings, ...statistic }));
    const { MetricAlarms: [shown] = [] } = await cloudwatch.send(new DescribeAlarmsCommand({ AlarmNames: ['slow'] }));
    const { Statistic, ExtendedStatistic } = shown ?? {};
    const said = { ...(Statistic && { Statistic }), ...(ExtendedStatistic && { ExtendedStatistic }) };
    expect(said).toEqual(statistic);
  },
);
