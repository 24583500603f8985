import { describe, expect, it } from 'vitest';
import { parseSettings } from '../../infra/settings.ts';
import { settings } from './recorded-program.ts';

describe('settings', () => {
  it('need a package, images and an alerts channel; the rest has defaults', () => {
    expect(parseSettings(settings())).toMatchObject({
      allowedTeamIds: [],
      slackApiUrl: 'https://slack.com/api/',
      defaultLifetimeMinutes: 240,
      maxPlaygroundsPerOwner: 3,
      maxPlaygrounds: 20,
      ingressCidr: '0.0.0.0/0',
      readyTimeoutSeconds: 420,
      logRetentionDays: 14,
      protectData: true,
    });
  });

  it('name all their faults in one error', () => {
    const wrong = { alertsChannel: '#alerts', logRetentionDays: 8, ingressCidr: 'anywhere', colour: 'blue' };
    expect(() => parseSettings({ ...settings(), ...wrong })).toThrow(
      /settings cannot be used[\s\S]*colour[\s\S]*alertsChannel[\s\S]*ingressCidr[\s\S]*logRetentionDays/,
    );
  });

  it.each([
    ['an image of a template that is not given', { templateImages: { 'default/web': 'web:1' } }, /default\/api/],
    ['an API address without its end', { slackApiUrl: 'https://slack.com/api' }, /slackApiUrl/],
    ['a team by name', { allowedTeamIds: ['our-team'] }, /Slack team id/],
    ['a package of another kind', { provisioner: { package: 'tar' } }, /provisioner/],
    ['more waiting than the provisioner has time for', { readyTimeoutSeconds: 900 }, /readyTimeoutSeconds/],
  ])('refuse %s', (_, given, message) => {
    expect(() => parseSettings({ ...settings(), ...given })).toThrow(message);
  });

  it('cannot be changed once read', () => {
    expect(Object.isFrozen(parseSettings(settings()))).toBe(true);
  });
});
