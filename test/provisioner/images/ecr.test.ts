import { type DescribeImagesCommand, ImageNotFoundException } from '@aws-sdk/client-ecr';
import { describe, expect, it } from 'vitest';
import { digestOf, ecrRegistry } from '../../../provisioner/images/ecr.ts';

const REPOSITORY = '111122223333.dkr.ecr.eu-north-1.amazonaws.com/a/b';
const ecr = (answer: (input: unknown) => unknown) =>
  ({ send: async ({ input }: DescribeImagesCommand) => answer(input) }) as never;
const fails = (error: Error) =>
  ecr(() => {
    throw error;
  });
const notThere = fails(new ImageNotFoundException({ message: 'not there', $metadata: {} }));
const denied = fails(Object.assign(new Error('no right'), { name: 'AccessDeniedException' }));

describe('a tag in ECR', () => {
  it('has a digest, which is asked of its own repository', async () => {
    const asked: unknown[] = [];
    const there = ecr((input) => {
      asked.push(input);
      return { imageDetails: [{ imageDigest: 'sha256:beef' }] };
    });
    expect(await digestOf(there, REPOSITORY, 'v1')).toBe('sha256:beef');
    expect(asked).toEqual([{ registryId: '111122223333', repositoryName: 'a/b', imageIds: [{ imageTag: 'v1' }] }]);
  });

  it('has none where it is not there; every other fault is thrown', async () => {
    expect(await digestOf(notThere, REPOSITORY, 'v1')).toBeUndefined();
    await expect(digestOf(denied, REPOSITORY, 'v1')).rejects.toThrow('no right');
  });

  it('is unknown to whoever may not ask', async () => {
    expect(await ecrRegistry(denied).digestOf(REPOSITORY, 'v1')).toBe('unknown');
    expect(await ecrRegistry(notThere).digestOf(REPOSITORY, 'v1')).toBeUndefined();
    await expect(ecrRegistry(fails(new Error('ECR is down'))).digestOf(REPOSITORY, 'v1')).rejects.toThrow(
      'ECR is down',
    );
  });

  it('stands among others, the newest first', async () => {
    const imageDetails = [
      { imageTags: ['v1'], imagePushedAt: new Date(1000) },
      { imageTags: ['v3', 'latest'], imagePushedAt: new Date(3000) },
      { imageTags: ['v2'], imagePushedAt: new Date(2000) },
    ];
    expect(await ecrRegistry(ecr(() => ({ imageDetails }))).tagsOf(REPOSITORY)).toEqual(['v3', 'latest', 'v2', 'v1']);
  });
});
