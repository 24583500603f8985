import { describe, expect, it, test } from 'vitest';
import { alertSubscriptionSchema } from '../../../infra/watching/subscription.ts';
import { recordProgram } from '../recorded-program.ts';

const PAGER = 'https://events.pagerduty.com/integration/0123456789abcdef/enqueue';
const SUBSCRIPTION = 'aws:sns/topicSubscription:TopicSubscription';

describe('who hears of alarms beside Slack', () => {
  it.each(['email:ops@example.com', PAGER])('may be %s', (given) => {
    expect(alertSubscriptionSchema.safeParse(given).success).toBe(true);
  });

  it.each(['ops@example.com', 'email:ops', 'email:', 'http://events.example.com/', 'sms:+49123', 'https://', ''])(
    'cannot be "%s"',
    (given) => {
      expect(alertSubscriptionSchema.safeParse(given).success).toBe(false);
    },
  );
});

test('each is one more subscription of the alerts topic, of alarms alone, and none shows a key in its name', async () => {
  const program = await recordProgram({ alertSubscriptions: ['email:ops@example.com', PAGER] });
  const made = program.ofType(SUBSCRIPTION).filter(({ inputs }) => inputs.protocol !== 'lambda');
  expect(made.map(({ inputs }) => [inputs.protocol, inputs.endpoint, inputs.endpointAutoConfirms])).toEqual([
    ['email', 'ops@example.com', undefined],
    ['https', PAGER, true],
  ]);
  for (const { name, inputs } of made) {
    expect(name).toMatch(/^alerts-(email|https)-[0-9a-f]{8}$/);
    expect(inputs.topic).toContain('playground-alerts');
    expect(inputs.filterPolicyScope).toBe('MessageBody');
    expect(JSON.parse(inputs.filterPolicy)).toEqual({ AlarmName: [{ exists: true }] });
  }
});
