import { describe, expect, it } from 'vitest';
import { parseSettings } from '../../infra/settings.ts';
import { settings } from './recorded-program.ts';

const ECR = '111122223333.dkr.ecr.eu-north-1.amazonaws.com/playground/provisioner';
const image = (given: object = {}) => ({ package: 'image', imageUri: `${ECR}@sha256:${'0'.repeat(64)}`, ...given });

describe('settings', () => {
  it('need a package, an alerts channel and who may reach playgrounds; the rest has defaults', () => {
    expect(parseSettings(settings())).toMatchObject({
      allowedTeamIds: [],
      slackApiUrl: 'https://slack.com/api/',
      defaultLifetimeMinutes: 240,
      maxLifetimeMinutes: 4320,
      admins: [],
      maxPlaygroundsPerOwner: 3,
      maxPlaygrounds: 100,
      allowedCidrs: ['203.0.113.0/24'],
      openToInternet: false,
      egress: [{ protocol: 'tcp', port: 443, cidrs: ['0.0.0.0/0'] }],
      readyTimeoutSeconds: 420,
      logRetentionDays: 14,
      protectData: true,
    });
  });

  it('name all their faults in one error', () => {
    const wrong = { alertsChannel: '#alerts', logRetentionDays: 8, allowedCidrs: ['anywhere'], colour: 'blue' };
    expect(() => parseSettings({ ...settings(), ...wrong })).toThrow(
      /settings cannot be used[\s\S]*colour[\s\S]*alertsChannel[\s\S]*logRetentionDays[\s\S]*allowedCidrs/,
    );
  });

  it.each([
    ['an API address without its end', { slackApiUrl: 'https://slack.com/api' }, /slackApiUrl/],
    ['a team by name', { allowedTeamIds: ['our-team'] }, /must be a Slack id such as T0123456789/],
    ['an admin by name', { admins: ['@ada'] }, /must be a Slack id such as U0123456789/],
    ['prices that are not', { prices: { 'eu-north-1': { vcpuHour: -1 } } }, /prices/],
    [
      'a usual life beyond the longest',
      { defaultLifetimeMinutes: 600, maxLifetimeMinutes: 60 },
      /more than maxLifetimeMinutes/,
    ],
    ['a package of another kind', { provisioner: { package: 'tar' } }, /provisioner/],
    ['more waiting than Lambda has time for', { readyTimeoutSeconds: 900 }, /more than 600 needs `runOn: fargate`/],
    ['an image in ECR by its tag', { provisioner: image({ imageUri: `${ECR}:1` }) }, /by its digest/],
    ['a zip on Fargate', { provisioner: { package: 'zip', runOn: 'fargate' } }, /runOn/],
    ['a size that Fargate does not have', { provisioner: image({ task: { memoryMiB: 9216 } }) }, /2 to 8 MiB/],
  ])('refuse %s', (_, given, message) => {
    expect(() => parseSettings({ ...settings(), ...given })).toThrow(message);
  });

  it('run operations on Lambda, or as tasks that may take longer', () => {
    const read = (provisioner: object) => parseSettings({ ...settings(), provisioner, readyTimeoutSeconds: 600 });
    expect(read(image()).provisioner.runOn).toBe('lambda');
    const provisioner = image({ runOn: 'fargate', task: { cpu: 2048, memoryMiB: 16384 } });
    expect(parseSettings({ ...settings(), provisioner, readyTimeoutSeconds: 3000 }).provisioner).toMatchObject({
      task: { cpu: 2048, memoryMiB: 16384, deadlineMinutes: 60 },
    });
  });

  it('cannot be changed once read', () => {
    expect(Object.isFrozen(parseSettings(settings()))).toBe(true);
  });
});
