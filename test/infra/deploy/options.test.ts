import { describe, expect, it } from 'vitest';
import { parseDeployOptions } from '../../../infra/deploy/options.ts';
import { parseDestroyOptions } from '../../../infra/destroy/options.ts';

describe('npm run deploy', () => {
  it('takes a stage and asks, unless it is told otherwise', () => {
    const asks = { stage: 'dev', yes: false, preview: false, unlock: false };
    expect(parseDeployOptions(['--stage', 'dev'])).toEqual(asks);
    expect(parseDeployOptions(['--stage', 'dev', '--yes', '--unlock'])).toEqual({ ...asks, yes: true, unlock: true });
    expect(parseDeployOptions(['--help'])).toBeUndefined();
  });

  it('says what to type where the stage is missing, and refuses what it does not know', () => {
    expect(() => parseDeployOptions([])).toThrow('Name the stage: `npm run deploy -- --stage dev`.');
    expect(() => parseDeployOptions(['--stack', 'dev'])).toThrow(/--stack/);
  });
});

describe('npm run destroy', () => {
  it('keeps what it is told to keep, and nothing otherwise', () => {
    expect(parseDestroyOptions(['--stage', 'dev'])).toEqual({ stage: 'dev', yes: false, unlock: false, keep: [] });
    expect(parseDestroyOptions(['--stage', 'dev', '--keep', 'data,images', '--keep', 'secrets'])?.keep).toEqual([
      'data',
      'images',
      'secrets',
    ]);
    expect(() => parseDestroyOptions(['--stage', 'dev', '--keep', 'logs'])).toThrow(
      '--keep takes data, images, secrets, and not "logs".',
    );
    expect(() => parseDestroyOptions([])).toThrow('Name the stage');
  });
});
