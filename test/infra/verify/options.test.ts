import { describe, expect, it } from 'vitest';
import { askerOf } from '../../../infra/verify/ask.ts';
import { parseVerifyOptions } from '../../../infra/verify/options.ts';

describe('what npm run verify is given', () => {
  it('is a stage, and if wanted a person', () => {
    expect(parseVerifyOptions(['--stage', 'staging'])).toEqual({ stage: 'staging' });
    expect(parseVerifyOptions(['--stage', 'a', '--user', 'U0ADA0001'])).toEqual({ stage: 'a', user: 'U0ADA0001' });
    expect(parseVerifyOptions(['--help'])).toBeUndefined();
  });

  it.each([[[]], [['--user', 'U0ADA0001']], [['--stage', 'a', '--user', '@ada']], [['--stage', 'a', '--now']]])(
    'cannot be %j',
    (args) => {
      expect(() => parseVerifyOptions(args)).toThrow();
    },
  );
});

describe('who asks', () => {
  const none = { admins: [], allowedTeamIds: [] };

  it('is whoever is named, or the first admin, in a workspace that may use the bot', () => {
    const workspace = { team_id: 'T0SLACK001' };
    const settings = { admins: ['U0ADMIN01'], allowedTeamIds: ['T0LOCAL01'] };
    expect(askerOf(undefined, settings, workspace)).toMatchObject({ userId: 'U0ADMIN01', teamId: 'T0LOCAL01' });
    expect(askerOf('U0ADA0001', none, workspace)).toMatchObject({ userId: 'U0ADA0001', teamId: 'T0SLACK001' });
  });

  it('is somebody, of some workspace', () => {
    expect(() => askerOf(undefined, none, { team_id: 'T0SLACK001' })).toThrow(/add `--user/);
    expect(() => askerOf('U0ADA0001', none, {})).toThrow(/does not say of which workspace/);
  });
});
