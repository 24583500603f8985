import { describe, expect, it } from 'vitest';
import { parseSettings } from '../../../infra/settings.ts';
import { policiesOf } from '../policies/real-arns.ts';
import { recordProgram, settings, statements } from '../recorded-program.ts';

const READ = 'arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess';
const OWN = 'arn:aws:iam::111122223333:policy/queues/Orders';

describe('templates that may do something in the account', () => {
  it('have a role each, with the named policies and nothing else, which tasks of ours alone take on', async () => {
    const program = await recordProgram({ templatePolicies: { web: [READ, OWN], data: [READ] } });
    const attached = program
      .ofType('aws:iam/rolePolicyAttachment:RolePolicyAttachment')
      .map(({ inputs }) => [inputs.role, inputs.policyArn]);
    expect(attached).toEqual([
      ['playgrounds-task-web', READ],
      ['playgrounds-task-web', OWN],
      ['playgrounds-task-data', READ],
    ]);
    const [trust] = statements(program.one('aws:iam/role:Role', 'playgrounds-task-web').inputs.assumeRolePolicy);
    expect(trust).toMatchObject({ Principal: { Service: 'ecs-tasks.amazonaws.com' } });
    const { TEMPLATE_ROLES } = program.one('aws:lambda/function:Function', 'playground-provisioner').inputs.environment
      .variables;
    expect(Object.keys(JSON.parse(TEMPLATE_ROLES))).toEqual(['web', 'data']);
  });

  it('are the only ones whose roles the provisioner may pass, beside the empty one', async () => {
    const program = await recordProgram({ templatePolicies: { web: [READ] } });
    const passed = policiesOf(program)
      .get('playground-provisioner')
      ?.filter(({ Action }) => Action === 'iam:PassRole');
    const role = (name: string) => `arn:aws:iam::111122223333:role/playgrounds-${name}`;
    expect(passed?.map(({ Resource }) => Resource)).toEqual([[role('execution'), role('task'), role('task-web')]]);
  });

  it.each([
    ['AmazonS3ReadOnlyAccess', /must be the ARN of a managed policy/],
    ['arn:aws:iam::aws:policy/AdministratorAccess', /the run of the account: name a narrower one/],
    ['arn:aws:iam::111122223333:role/admin', /must be the ARN of a managed policy/],
  ])('do not get %s', (arn, message) => {
    expect(() => parseSettings({ ...settings(), templatePolicies: { web: [arn] } })).toThrow(message);
  });
});
