import { describe, expect, test, vi } from 'vitest';
import type { AnswerDeps } from '../../../bot/answers/question.ts';
import { answerDeps, shortBudget } from '../support/answer-deps.ts';
import { fakeRegistry } from '../support/fake-registry.ts';
import { GRACE, playground } from '../support/rows.ts';
import { typed } from './support.ts';

const last = {
  lines: [{ at: 1, container: 'web', text: '\u001b[32mpassword=hunter22\u001b[0m' }],
  containers: ['api', 'web'],
};
const deps = (lastLines = vi.fn<AnswerDeps['lastLines']>(async () => last)) =>
  answerDeps({ registry: fakeRegistry({ playgrounds: [playground()] }), lastLines });

describe('logs', () => {
  test('the last lines, to the asker alone, without colours and secrets', async () => {
    const parts = deps();
    const answer = await typed('logs demo', parts);
    expect(answer.response_type).toBe('ephemeral');
    expect(JSON.stringify(answer.blocks)).toContain('```\\nweb | password=[secret]\\n```');
    expect(parts.lastLines.mock.calls[0]?.[0]).toEqual({ playgroundId: 'demo-0a1b2c3d', lines: 20 });
  });

  test('of one container, as many as asked for', async () => {
    const parts = deps();
    await typed('logs demo web --lines 5', parts);
    expect(parts.lastLines.mock.calls[0]?.[0]).toEqual({ playgroundId: 'demo-0a1b2c3d', container: 'web', lines: 5 });
  });

  test('of a container that is not there: which was meant', async () => {
    expect((await typed('logs demo wbe', deps())).text).toContain('Did you mean `/playground logs demo web`?');
  });

  test('of one that has written nothing yet', async () => {
    const silent = vi.fn<AnswerDeps['lastLines']>(async () => ({ lines: [], containers: [] }));
    expect((await typed('logs demo api', deps(silent))).text).toContain('`api` of *demo* has written nothing yet.');
  });

  test('of somebody else’s: CloudWatch is not even asked', async () => {
    const parts = deps();
    expect((await typed('logs demo', parts, { userId: GRACE })).text).toContain('It belongs to somebody else.');
    expect(parts.lastLines).not.toHaveBeenCalled();
  });

  test('a CloudWatch that is too slow is broken off, and the answer says where else to look', async () => {
    const slow = vi.fn<AnswerDeps['lastLines']>(
      (_, signal) => new Promise((_resolve, reject) => signal.addEventListener('abort', () => reject(signal.reason))),
    );
    const { text } = await typed('logs demo', deps(slow), { budget: shortBudget() });
    expect(text).toContain('CloudWatch did not give the log of *demo* in time.');
    expect(text).toContain('https://eu-north-1.console.aws.amazon.com/cloudwatch/home');
  });

  test('a CloudWatch that refuses is a fault of ours', async () => {
    const refusing = vi.fn<AnswerDeps['lastLines']>(() => Promise.reject(new Error('AccessDenied')));
    await expect(typed('logs demo', deps(refusing))).rejects.toThrow('AccessDenied');
  });
});
