import { describe, expect, it } from 'vitest';
import { MADE_WITH_TAG } from '../../../infra/policies/deployer-network.ts';
import { ASKED, all, may, OF_ANOTHER, OF_STAGE, STAGE } from './deployer-acts.ts';
import { OURS } from './real-arns.ts';

describe('what EC2 gives an id of its own', () => {
  const arn = (kind: string) => `${OURS('ec2')}:${kind}/1`;
  const made = (makes: string) => ({ ...ASKED, 'ec2:CreateAction': makes });

  it.each(Object.entries(MADE_WITH_TAG))(
    'is tagged with its making, and later where it is the stage’s: %s',
    (kind, makes) => {
      expect(may(all, `ec2:${makes}`, arn(kind), ASKED)).toBe(true);
      expect(may(all, 'ec2:CreateTags', arn(kind), made(makes))).toBe(true);
      expect(may(all, 'ec2:CreateTags', arn(kind), { ...OF_STAGE, ...ASKED })).toBe(true);
      expect(may(all, `ec2:${makes}`, arn(kind))).toBe(false);
      expect(may(all, 'ec2:CreateTags', arn(kind), ASKED)).toBe(false);
      expect(may(all, 'ec2:CreateTags', arn(kind), { ...OF_ANOTHER, ...ASKED })).toBe(false);
      expect(may(all, 'ec2:CreateTags', arn(kind), { ...made(makes), [`aws:RequestTag/${STAGE}`]: 'dev' })).toBe(false);
    },
  );

  it('is nothing else', () => {
    expect(may(all, 'ec2:CreateTags', arn('instance'), made('RunInstances'))).toBe(false);
    expect(may(all, 'ec2:CreateTags', arn('vpc'), made('RunInstances'))).toBe(false);
    expect(may(all, 'ec2:CreateTags', arn('instance'), ASKED)).toBe(false);
  });
});
