import type { GetParametersCommand } from '@aws-sdk/client-ssm';
import { describe, expect, it } from 'vitest';
import { judgeTemplateSecrets, readMissing } from '../../../infra/checks/template-secrets.ts';

const SECRETS = { stripe: '/keys/stripe', mail: '/keys/mail' };

describe('the secrets that templates are to get', () => {
  it('are looked for in SSM, ten at a time and each once, without their values', async () => {
    const asked: GetParametersCommand['input'][] = [];
    const ssm = {
      send: async ({ input }: GetParametersCommand) => {
        asked.push(input);
        return { InvalidParameters: input.Names?.filter((name) => name === '/keys/11') };
      },
      destroy: () => undefined,
    };
    const many = Object.fromEntries(Array.from({ length: 12 }, (_, index) => [`s${index}`, `/keys/${index}`]));
    expect(await readMissing('eu-north-1', { ...many, again: '/keys/0' }, ssm as never)).toEqual({
      answer: ['/keys/11'],
    });
    expect(asked.map(({ Names }) => Names?.length)).toEqual([10, 2]);
    expect(asked.every(({ WithDecryption }) => WithDecryption === false)).toBe(true);
  });

  it('have each a source, or are told before anything is made, with what to type', () => {
    expect(judgeTemplateSecrets(SECRETS, { answer: [] })).toEqual([
      { part: 'Template secrets', state: 'good', text: 'stripe, mail' },
    ]);
    expect(judgeTemplateSecrets(SECRETS, { answer: ['/keys/mail'] })).toEqual([
      {
        part: 'Template secrets',
        state: 'wrong',
        text: 'mail: there is no parameter /keys/mail in SSM.',
        todo: 'aws ssm put-parameter --type SecureString --name /keys/mail --value …',
      },
    ]);
  });

  it('are not looked at where SSM cannot be asked, and nothing is said where there are none', () => {
    expect(judgeTemplateSecrets(SECRETS, { error: new Error('no right') })).toMatchObject([
      { state: 'note', text: 'SSM could not be asked for them, so they were not looked at: no right' },
    ]);
    expect(judgeTemplateSecrets({}, { answer: [] })).toEqual([]);
  });
});
