import { ParameterAlreadyExists, ParameterNotFound } from '@aws-sdk/client-ssm';
import { describe, expect, it } from 'vitest';
import { generatePassword, ssmCredentials } from '../../../provisioner/playground/credentials.ts';

const NAME = '/credentials/demo-1/password';
const SITE = { credentialsPrefix: '/credentials', tag: 'arn:cluster' };
const DEMO = { id: 'demo-1', name: 'demo', ownerId: 'U1', operationId: 'op-1' };
const META = { $metadata: {}, message: '' };

/** Parameters in memory, strict about overwriting and about what is not there. */
function fakeSsm() {
  const parameters = new Map<string, Record<string, unknown>>();
  const send = async (command: { constructor: { name: string }; input: Record<string, unknown> }) => {
    const name = String(command.input['Name']);
    switch (command.constructor.name) {
      case 'PutParameterCommand':
        if (parameters.has(name) && !command.input['Overwrite']) throw new ParameterAlreadyExists(META);
        parameters.set(name, command.input);
        return {};
      case 'GetParameterCommand':
        return { Parameter: { Value: parameters.get(name)?.['Value'] } };
      default:
        if (!parameters.delete(name)) throw new ParameterNotFound(META);
        return {};
    }
  };
  return { parameters, send: send as never };
}

describe('the password of a playground', () => {
  it('is made once, as a SecureString, and a second attempt gets the same', async () => {
    const ssm = fakeSsm();
    const words = ['first-password', 'second-password'];
    const credentials = ssmCredentials(ssm, SITE, () => words.shift() ?? '');
    await expect(credentials.ensure(DEMO)).resolves.toBe('first-password');
    await expect(credentials.ensure(DEMO)).resolves.toBe('first-password');
    expect(ssm.parameters.get(NAME)).toMatchObject({
      Type: 'SecureString',
      Value: 'first-password',
      Tags: [
        { Key: 'playground:id', Value: 'demo-1' },
        { Key: 'playground:name', Value: 'demo' },
        { Key: 'playground:owner', Value: 'U1' },
        { Key: 'playground:operation', Value: 'op-1' },
        { Key: 'playground:site', Value: 'arn:cluster' },
      ],
    });
  });

  it('is removed, and removing it again is fine', async () => {
    const ssm = fakeSsm();
    const credentials = ssmCredentials(ssm, SITE);
    await credentials.ensure(DEMO);
    await credentials.remove('demo-1');
    expect(ssm.parameters.size).toBe(0);
    await expect(credentials.remove('demo-1')).resolves.toBeUndefined();
  });

  it('does not hide that SSM could not be asked', async () => {
    const broken = {
      send: (async () => {
        throw new Error('AccessDenied');
      }) as never,
    };
    await expect(ssmCredentials(broken, SITE).ensure(DEMO)).rejects.toThrow('AccessDenied');
    await expect(ssmCredentials(broken, SITE).remove('demo-1')).rejects.toThrow('AccessDenied');
  });

  it('has 128 bits or more, in characters that need no quoting anywhere', () => {
    const passwords = Array.from({ length: 100 }, generatePassword);
    expect(new Set(passwords).size).toBe(100);
    for (const password of passwords) expect(password).toMatch(/^pgpw-[A-Za-z0-9_-]{22,}$/);
  });
});
