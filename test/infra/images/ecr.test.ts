import { RepositoryNotFoundException } from '@aws-sdk/client-ecr';
import { describe, expect, it } from 'vitest';
import { registryLogin, repositoryUrl } from '../../../infra/images/ecr.ts';

const ecr = (answer: () => unknown) => ({ send: async () => answer() }) as never;

describe('ECR', () => {
  it('gives a login as a token of both parts', async () => {
    const authorizationToken = Buffer.from('AWS:a-password').toString('base64');
    const proxyEndpoint = 'https://111122223333.dkr.ecr.eu-north-1.amazonaws.com';
    await expect(
      registryLogin(ecr(() => ({ authorizationData: [{ authorizationToken, proxyEndpoint }] }))),
    ).resolves.toEqual({
      registry: '111122223333.dkr.ecr.eu-north-1.amazonaws.com',
      user: 'AWS',
      password: 'a-password',
    });
    await expect(registryLogin(ecr(() => ({})))).rejects.toThrow(/gave no token/);
  });

  it('says where a repository is, or that there is none', async () => {
    const repositories = [{ repositoryUri: 'registry/a/b' }];
    expect(
      await repositoryUrl(
        ecr(() => ({ repositories })),
        'a/b',
      ),
    ).toBe('registry/a/b');
    const none = ecr(() => {
      throw new RepositoryNotFoundException({ message: 'none', $metadata: {} });
    });
    expect(await repositoryUrl(none, 'a/b')).toBeUndefined();
  });
});
