import { expect, it } from 'vitest';
import { createTriggerIds } from '../../../../../infra/local/slack/delivery/trigger-ids.ts';
import { ADA } from '../support.ts';

it('is exchanged once, by whom it was issued for, within three seconds', () => {
  const clock = { now: 1_700_000_000_000 };
  const triggerIds = createTriggerIds(() => clock.now);
  const [first, second] = [triggerIds.issue(ADA), triggerIds.issue(ADA)];
  expect(first).not.toBe(second);
  clock.now += 3000;
  expect(triggerIds.exchange(first)).toEqual({ userId: ADA });
  expect(triggerIds.exchange(first)).toEqual({ fault: 'exchanged_trigger_id' });
  clock.now += 1;
  expect(triggerIds.exchange(second)).toEqual({ fault: 'expired_trigger_id' });
  expect(triggerIds.exchange('1.2.3')).toEqual({ fault: 'invalid_trigger_id' });
});
