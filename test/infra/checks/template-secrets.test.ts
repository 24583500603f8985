import { DescribeParametersCommand } from '@aws-sdk/client-ssm';
import { describe, expect, it } from 'vitest';
import { judgeTemplateSecrets, readMissing } from '../../../infra/checks/template-secrets.ts';

const SECRETS = { stripe: '/keys/stripe', mail: '/keys/mail' };

describe('the secrets that templates are to get', () => {
  it('are looked for in SSM, fifty at a time and each once, page by page, and never read', async () => {
    const asked: DescribeParametersCommand['input'][] = [];
    const ssm = {
      send: async (command: DescribeParametersCommand) => {
        expect(command).toBeInstanceOf(DescribeParametersCommand);
        asked.push(command.input);
        const there = command.input.ParameterFilters?.[0]?.Values?.filter((name) => name !== '/keys/51') ?? [];
        const names = command.input.NextToken === undefined ? there.slice(0, 30) : there.slice(30);
        const more = command.input.NextToken === undefined && there.length > 30;
        return { Parameters: names.map((Name) => ({ Name })), ...(more && { NextToken: 'more' }) };
      },
      destroy: () => undefined,
    };
    const many = Object.fromEntries(Array.from({ length: 52 }, (_, index) => [`s${index}`, `/keys/${index}`]));
    expect(await readMissing('eu-north-1', { ...many, again: '/keys/0' }, ssm as never)).toEqual({
      answer: ['/keys/51'],
    });
    expect(asked.map(({ ParameterFilters, NextToken }) => [ParameterFilters?.[0]?.Values?.length, NextToken])).toEqual([
      [50, undefined],
      [50, 'more'],
      [2, undefined],
    ]);
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
