import { describe, expect, it } from 'vitest';
import { judgeLambdaQuota } from '../../../infra/checks/lambda-quota.ts';
import { assumedSettings } from '../../../infra/checks/stack-file.ts';

const settings = assumedSettings();
const REGION = 'eu-north-1';

describe('the quota of executions on Lambda', () => {
  it('of most accounts lets Lambda count the operations', () => {
    const judged = judgeLambdaQuota({ answer: { limit: 1000, unreserved: 1000, ours: 0 } }, settings, REGION);
    expect(judged.finding).toMatchObject({ state: 'good' });
    expect(judged.settings).toEqual({ ...settings, operationsCountedBy: 'lambda', operationsAtOnce: 100 });
  });

  it('of a new account has the registry count fewer, and the command that asks for more', () => {
    const judged = judgeLambdaQuota({ answer: { limit: 10, unreserved: 10, ours: 0 } }, settings, REGION);
    expect(judged.finding).toMatchObject({
      state: 'note',
      text: '10 executions at once in eu-north-1: registry counts operations, 5 at a time, where 100 are wanted',
    });
    expect(judged.finding.todo).toContain('--quota-code L-B99A9384');
    expect(judged.settings).toMatchObject({ operationsCountedBy: 'registry', operationsAtOnce: 5 });
  });

  it('that leaves nothing to reserve stops a deployment that would, and names the settings', () => {
    const reserving = { ...settings, notifierReservedConcurrency: 5 };
    const none = judgeLambdaQuota({ answer: { limit: 10, unreserved: 10, ours: 0 } }, reserving, REGION);
    expect(none.finding).toMatchObject({
      state: 'wrong',
      text: 'the settings keep 5 executions in eu-north-1, and 0 can be: 100 of the account stay free.',
      todo: expect.stringContaining('notifierReservedConcurrency'),
    });
    const already = judgeLambdaQuota({ answer: { limit: 1000, unreserved: 100, ours: 105 } }, reserving, REGION);
    expect(already.finding.state).toBe('good');
  });

  it('stops a deployment that would provision what is not there, in the middle of which Lambda would refuse it', () => {
    const provisioning = { ...settings, coldStarts: { ...settings.coldStarts, provisioned: 2 } };
    const small = judgeLambdaQuota({ answer: { limit: 10, unreserved: 10, ours: 0 } }, provisioning, REGION);
    expect(small.finding).toMatchObject({
      state: 'wrong',
      text: 'the settings keep 2 executions in eu-north-1, and 0 can be: 100 of the account stay free.',
      todo: expect.stringContaining('coldStarts.provisioned'),
    });
    const most = judgeLambdaQuota({ answer: { limit: 1000, unreserved: 1000, ours: 0 } }, provisioning, REGION);
    expect(most.finding.state).toBe('good');
  });

  it('that cannot be seen leaves the settings as they are', () => {
    const judged = judgeLambdaQuota({ error: new Error('AccessDenied') }, settings, REGION);
    expect(judged).toMatchObject({ finding: { state: 'note' }, settings });
  });
});
