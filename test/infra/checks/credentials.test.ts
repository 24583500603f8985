import { describe, expect, it } from 'vitest';
import { judgeCredentials } from '../../../infra/checks/credentials.ts';

const ARN = 'arn:aws:iam::111122223333:user/ada';
const failed = (name: string, message = 'no') => ({ error: Object.assign(new Error(message), { name }) });

describe('credentials', () => {
  it('in order are shown with whose they are', () => {
    const found = judgeCredentials({ answer: { accountId: '111122223333', arn: ARN } }, 'eu-north-1');
    expect(found).toMatchObject({ state: 'good', text: `account 111122223333, ${ARN}` });
  });

  it.each([
    ['ExpiredToken', 'The security token included in the request is expired', /^they have expired/],
    ['ExpiredTokenException', 'no', /^they have expired/],
    ['CredentialsProviderError', 'The SSO session associated with this profile has expired.', /^they have expired/],
    ['CredentialsProviderError', 'Could not load credentials from any providers', /^there are none/],
    ['InvalidClientTokenId', 'no', /^AWS does not know them/],
    ['SignatureDoesNotMatch', 'no', /^AWS does not know them/],
  ])('%s (%s) are wrong, and it says how to log in', (name, message, words) => {
    const found = judgeCredentials(failed(name, message), 'eu-north-1');
    expect(found).toMatchObject({ state: 'wrong', text: expect.stringMatching(words) });
    expect(found.todo).toContain('aws sso login');
  });

  it('of another partition than the region are wrong, however AWS says so', () => {
    const answered = judgeCredentials({ answer: { accountId: '1', arn: ARN } }, 'cn-north-1');
    expect(answered).toMatchObject({ state: 'wrong', text: expect.stringContaining('region of aws-cn') });
    const refused = judgeCredentials(failed('InvalidClientTokenId'), 'us-gov-west-1');
    expect(refused.text).toContain('us-gov-west-1 belongs to the partition aws-us-gov');
  });

  it('that AWS could not be asked about are wrong with the reason', () => {
    expect(judgeCredentials(failed('Error', 'getaddrinfo ENOTFOUND'), 'eu-north-1')).toMatchObject({
      state: 'wrong',
      text: 'AWS could not be asked whose they are: getaddrinfo ENOTFOUND',
    });
  });
});
