import { describe, expect, it } from 'vitest';
import { fitsSettings as fits } from '../../../infra/templates/fits-settings.ts';
import type { Template } from '../../../provisioner/templates/template.ts';
import { sampleTemplate } from '../../provisioner/support/samples.ts';

const settings: Parameters<typeof fits>[1] = { templateSecrets: {}, templatePolicies: {}, serviceNames: true };
const fitsSettings = (catalogue: Parameters<typeof fits>[0], given: typeof settings, stage = 'prod') =>
  fits(catalogue, given, stage);
const template = (changes: Partial<Template>) => ({ templates: [{ ...sampleTemplate(), ...changes }], warned: [] });

describe('what templates ask of a deployment', () => {
  it('is a password, which each has, and nothing more', () => {
    expect(fitsSettings(template({ namesUsed: ['db'] }), settings)).toEqual([]);
  });

  it('is refused where a secret has no source', () => {
    const secrets = { API_KEY: { kind: 'parameter', name: 'api-key' } } as const;
    const asking = template({
      containers: sampleTemplate().containers.map((container) => ({ ...container, secrets })),
    });
    expect(() => fitsSettings(asking, settings)).toThrow(
      /^The template sample asks for the secret api-key: name its SSM parameter in templateSecrets\.$/,
    );
    expect(fitsSettings(asking, { ...settings, templateSecrets: { 'api-key': '/keys/api' } })).toEqual([]);
  });

  it('is refused where rights are given to a template that there is not', () => {
    const policies = ['arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess'];
    expect(() => fitsSettings(template({}), { ...settings, templatePolicies: { web: policies } })).toThrow(
      /^templatePolicies names web, which is no template; there are sample\.$/,
    );
    expect(fitsSettings(template({}), { ...settings, templatePolicies: { sample: policies } })).toEqual([]);
  });

  it('is refused where AWS has no room for the name of its role, in the stage that it is deployed to', () => {
    const policies = ['arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess'];
    const [long, stage] = ['a'.repeat(19), 's'.repeat(20)];
    const named = (name: string) =>
      fitsSettings(template({ name }), { ...settings, templatePolicies: { [name]: policies } }, stage);
    expect(`playgrounds-task-${long.slice(1)}-${stage}-0a1b2c3`).toHaveLength(64);
    expect(named(long.slice(1))).toEqual([]);
    expect(() => named(long)).toThrow(
      `templatePolicies names ${long}, which has 19 characters: its role in the stage ${stage} leaves 18 to it. Give its folder a shorter name.`,
    );
    expect(fitsSettings(template({ name: long }), settings, stage)).toEqual([]);
  });

  it('is told of where names of services will not resolve', () => {
    expect(fitsSettings(template({ namesUsed: ['db'] }), { ...settings, serviceNames: false })).toEqual([
      'The template sample addresses db by name, and serviceNames is off: these names will not resolve.',
    ]);
    expect(fitsSettings(template({ namesUsed: [] }), { ...settings, serviceNames: false })).toEqual([]);
  });

  it('comes with what the templates themselves are warned about', () => {
    expect(fitsSettings({ ...template({}), warned: ['The template sample has a warning.'] }, settings)).toEqual([
      'The template sample has a warning.',
    ]);
  });
});
