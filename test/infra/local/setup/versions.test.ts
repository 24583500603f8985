import { describe, expect, it } from 'vitest';
import { versionsIn } from '../../../../infra/local/setup/versions.ts';

const lockfile = (pulumi: string, aws: string): unknown => ({
  packages: {
    'node_modules/@pulumi/pulumi': { version: pulumi },
    'node_modules/@pulumi/aws': { version: aws },
    'node_modules/zod': { version: '4.0.0' },
  },
});

describe('the versions of the tools', () => {
  it('are those that the lockfile has installed', () => {
    expect(versionsIn(lockfile('3.258.0', '7.48.0'))).toEqual({ pulumi: '3.258.0', aws: '7.48.0' });
  });

  it.each(['^3.258.0', '3', 'latest', '3.258.0-alpha.1'])('are exact: %s is refused', (version) => {
    expect(() => versionsIn(lockfile(version, '7.48.0'))).toThrow(/not an exact version[\s\S]*@pulumi\/pulumi/);
  });

  it('are asked of npm when the lockfile has none', () => {
    expect(() => versionsIn({ packages: {} })).toThrow('npm install');
  });
});
