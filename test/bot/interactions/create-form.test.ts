import { describe, expect, test } from 'vitest';
import { newPlayground } from '../../../bot/answers/new.ts';
import { openCreateForm } from '../../../bot/interactions/create-form.ts';
import { answerDeps, asker, never, roomyBudget, shortBudget } from '../support/answer-deps.ts';
import { ADA } from '../support/rows.ts';
import { NOW } from '../support/slack-request.ts';

const question = (budget = roomyBudget(), triggerId: string | undefined = '1.2.3') => ({
  asker: asker(),
  channelId: 'C0TEST001',
  budget,
  now: NOW,
  triggerId,
});

describe('the form for a new playground', () => {
  test('is opened by the request’s own trigger, for whoever asked', async () => {
    const deps = answerDeps();
    const answer = await newPlayground({ verb: 'new' }, question(), deps);
    expect(deps.openModal).toHaveBeenCalledExactlyOnceWith(
      '1.2.3',
      expect.objectContaining({ title: 'New playground' }),
    );
    expect(answer.text).toContain('Say in the form what you want');
  });

  test('that Slack does not open in time leaves the way by text', async () => {
    const deps = answerDeps();
    deps.openModal.mockImplementation(never);
    const answer = await newPlayground({ verb: 'new' }, question(shortBudget()), deps);
    expect(answer.text).toMatch(/did not open the form in time.*\n.*\/playground create \[name\]/);
    expect(deps.log.lines).toMatchObject([{ level: 'warn', message: 'The form was not opened in time' }]);
  });

  test('that Slack refuses to open leaves the way by text', async () => {
    const deps = answerDeps();
    deps.openModal.mockRejectedValue(new Error('expired_trigger_id'));
    const answer = await newPlayground({ verb: 'new' }, question(), deps);
    expect(answer.text).toContain('/playground create [name]');
    expect(deps.log.lines).toMatchObject([{ level: 'warn', message: 'The form could not be opened' }]);
  });

  test('is not tried where a request has no trigger', async () => {
    const deps = answerDeps();
    expect(await openCreateForm({ userId: ADA, triggerId: undefined }, roomyBudget(), deps)).toBe(false);
    expect(deps.openModal).not.toHaveBeenCalled();
  });
});
