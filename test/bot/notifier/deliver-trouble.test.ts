import { describe, expect, test } from 'vitest';
import { POST_CLAIM_SECONDS } from '../../../bot/notifier/deliver.ts';
import { SlackRefusal } from '../../../bot/slack/slack.ts';
import { ADA } from '../support/rows.ts';
import { NOW } from '../support/slack-request.ts';
import { deliver, id, only, setUp } from './deliver-world.ts';

describe('when the one who was posting it died', () => {
  const claimed = { postClaimUntil: NOW + 10 };

  test('another waits for the claim to lapse, and posts', async () => {
    const { deps, slack, time } = setUp(claimed);
    await deliver(id, deps);
    expect(slack.shown).toHaveLength(1);
    expect(time.now).toBeGreaterThanOrEqual((NOW + 10) * 1000);
    expect(time.now).toBeLessThan((NOW + 10 + POST_CLAIM_SECONDS) * 1000);
  });

  test('after posting but before keeping where: it is found again, and not posted twice', async () => {
    const { deps, slack, registry } = setUp(claimed);
    await slack.post(
      ADA,
      { text: 'lost', blocks: [] },
      { tag: { operation_id: id, playground_id: 'demo-0a1b2c3d', kind: 'create', state: 'queued' } },
    );
    await deliver(id, deps);
    expect(only(slack)).toContain('is accepted');
    expect(registry.operations.get(id)?.message).toEqual({ channel: `D${ADA}`, ts: '1.0' });
  });

  test('while it lives it is waited for, and its message is updated', async () => {
    const { deps, slack, registry, change } = setUp(claimed);
    const { sleep } = deps;
    deps.sleep = async () => {
      await sleep(250);
      await registry.posted(id, await slack.post(ADA, { text: 'posted by the other', blocks: [] }));
      change({ state: 'running' });
    };
    await deliver(id, deps);
    expect(only(slack)).toContain('is being made');
  });
});

describe('when Slack', () => {
  test('refuses for good, it is logged, and not tried for ever', async () => {
    const { deps, slack } = setUp();
    slack.post = async () => {
      throw new SlackRefusal('chat.postMessage', 'user_not_found');
    };
    await expect(deliver(id, deps)).resolves.toMatchObject({ id });
    expect(deps.log.lines).toMatchObject([{ level: 'error', details: { code: 'user_not_found' } }]);
  });

  test('cannot be reached, it throws, so that SNS delivers again', async () => {
    const { deps, slack } = setUp();
    slack.post = async () => {
      throw new Error('ECONNREFUSED');
    };
    await expect(deliver(id, deps)).rejects.toThrow('ECONNREFUSED');
  });

  test('took the message and its answer was lost, the next delivery finds it, seconds later, and posts no other', async () => {
    const { deps, slack, time } = setUp();
    const { post } = slack;
    slack.post = async (...all) => {
      await post(...all);
      throw new Error('ETIMEDOUT');
    };
    await expect(deliver(id, deps)).rejects.toThrow('ETIMEDOUT');
    const failedAt = time.now;
    await deliver(id, deps);
    expect(only(slack)).toContain('is accepted');
    expect(time.now - failedAt).toBeLessThan(15_000);
  });
});

test('an operation that is not there is logged and dropped', async () => {
  const { deps, slack } = setUp();
  await expect(deliver('op-ffffffffffffffffffff', deps)).resolves.toBeUndefined();
  expect(slack.shown).toEqual([]);
  expect(deps.log.lines).toMatchObject([{ level: 'warn' }]);
});
