import { type CloudWatchClient, DescribeAlarmsCommand, SetAlarmStateCommand } from '@aws-sdk/client-cloudwatch';
import type { AlarmDeps } from './alarm.ts';

/** The alarms of an account and region. */
export function createAlarms(client: CloudWatchClient): AlarmDeps['alarms'] {
  return {
    async stateOf(name) {
      const { MetricAlarms } = await client.send(new DescribeAlarmsCommand({ AlarmNames: [name] }));
      return MetricAlarms?.[0]?.StateValue;
    },
    async set(name, state, reason) {
      await client.send(new SetAlarmStateCommand({ AlarmName: name, StateValue: state, StateReason: reason }));
    },
  };
}
