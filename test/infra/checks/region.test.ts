import { describe, expect, it } from 'vitest';
import { judgeRegion } from '../../../infra/checks/region.ts';

const FILE = 'infra/Pulumi.dev.yaml';
const regions = {
  answer: [
    { name: 'eu-central-1', optIn: 'opt-in-not-required' },
    { name: 'eu-central-2', optIn: 'not-opted-in' },
    { name: 'ap-east-1', optIn: 'opted-in' },
  ],
};

describe('the region', () => {
  it.each(['eu-central-1', 'ap-east-1'])('%s may be used', (region) => {
    expect(judgeRegion(region, FILE, regions)).toMatchObject({ state: 'good', text: region });
  });

  it('that AWS does not have is wrong, with the one that was meant and where to mend it', () => {
    expect(judgeRegion('eu-centrl-1', FILE, regions)).toEqual({
      part: 'Region',
      state: 'wrong',
      text: 'AWS has no region eu-centrl-1. Did you mean eu-central-1?',
      todo: 'Mend aws:region in infra/Pulumi.dev.yaml.',
    });
  });

  it('that the account has not enabled is wrong, with the command that enables it', () => {
    const found = judgeRegion('eu-central-2', FILE, regions);
    expect(found).toMatchObject({ state: 'wrong', text: 'eu-central-2 is not enabled in this account.' });
    expect(found.todo).toContain('aws account enable-region --region-name eu-central-2');
  });

  it('that could not be asked about is said to be so, and stops nobody', () => {
    expect(judgeRegion('eu-central-1', FILE, { error: new Error('AccessDenied') })).toMatchObject({ state: 'note' });
  });
});
