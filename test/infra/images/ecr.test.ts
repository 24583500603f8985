import { ImageNotFoundException } from '@aws-sdk/client-ecr';
import { describe, expect, it } from 'vitest';
import { digestOf, registryLogin } from '../../../infra/images/ecr.ts';

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

  it('says which digest a tag has, or that there is no such tag', async () => {
    const imageDetails = [{ imageDigest: 'sha256:beef' }];
    await expect(
      digestOf(
        ecr(() => ({ imageDetails })),
        'registry/a/b',
        'tag',
      ),
    ).resolves.toBe('sha256:beef');
    const notThere = (): never => {
      throw new ImageNotFoundException({ message: 'not there', $metadata: {} });
    };
    await expect(digestOf(ecr(notThere), 'registry/a/b', 'tag')).resolves.toBeUndefined();
    const refused = (): never => {
      throw new Error('AccessDenied');
    };
    await expect(digestOf(ecr(refused), 'registry/a/b', 'tag')).rejects.toThrow('AccessDenied');
  });
});
