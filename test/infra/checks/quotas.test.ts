import { describe, expect, it } from 'vitest';
import { judgeFargateQuota } from '../../../infra/checks/fargate-quota.ts';
import { judgeVpcQuota } from '../../../infra/checks/vpc-quota.ts';

const REGION = 'eu-north-1';
const needs = {
  templates: [
    { name: 'hello', cpu: 256 },
    { name: 'large', cpu: 2048 },
  ],
  ...{ defaultTemplate: 'hello', maxPlaygrounds: 20, region: REGION },
};

describe('the quota of vCPUs on Fargate', () => {
  it('is enough, or says how many playgrounds fit at once', () => {
    expect(judgeFargateQuota({ answer: 6 }, needs)).toMatchObject({ state: 'good' });
    expect(judgeFargateQuota({ answer: 2 }, needs)).toMatchObject({
      state: 'note',
      text: expect.stringContaining('8 playgrounds of hello at once, and maxPlaygrounds is 20'),
    });
  });

  it('that holds not one playground of a template is wrong, with the command that asks for more', () => {
    const found = judgeFargateQuota({ answer: 1 }, needs);
    expect(found).toMatchObject({ state: 'wrong', text: expect.stringContaining('not one playground of large fits') });
    expect(found.todo).toContain('--quota-code L-3032A538');
  });

  it('that cannot be seen stops nobody', () => {
    expect(judgeFargateQuota({ error: new Error('AccessDenied') }, needs)).toMatchObject({ state: 'note' });
  });
});

describe('the quota of VPCs', () => {
  it.each([
    [4, false, 'good'],
    [5, false, 'wrong'],
    [5, true, 'good'],
  ] as const)('with %d of 5, our own among them: %s, is %s', (all, ours, state) => {
    expect(judgeVpcQuota({ answer: 5 }, { answer: { all, ours } }, REGION)).toMatchObject({ state });
  });

  it('that cannot be seen stops nobody', () => {
    const error = new Error('AccessDenied');
    expect(judgeVpcQuota({ error }, { answer: { all: 5, ours: false } }, REGION)).toMatchObject({ state: 'note' });
    expect(judgeVpcQuota({ answer: 5 }, { error }, REGION)).toMatchObject({ state: 'note' });
  });
});
