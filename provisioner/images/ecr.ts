import {
  DescribeImagesCommand,
  type ECRClient,
  ImageNotFoundException,
  RepositoryNotFoundException,
} from '@aws-sdk/client-ecr';
import type { Registry } from './chosen-images.ts';

type Ecr = Pick<ECRClient, 'send'>;

/**
 * The digest behind a tag; undefined where there is no such tag, or no such repository.
 * @param repository `ACCOUNT.dkr.ecr.REGION.amazonaws.com/NAME`
 */
export async function digestOf(ecr: Ecr, repository: string, tag: string): Promise<string | undefined> {
  try {
    const command = new DescribeImagesCommand({ ...place(repository), imageIds: [{ imageTag: tag }] });
    return (await ecr.send(command)).imageDetails?.[0]?.imageDigest;
  } catch (error) {
    if (error instanceof ImageNotFoundException || error instanceof RepositoryNotFoundException) return undefined;
    throw error;
  }
}

export function ecrRegistry(ecr: Ecr): Registry {
  return {
    async digestOf(repository, tag) {
      try {
        return await digestOf(ecr, repository, tag);
      } catch (error) {
        // Images of other accounts, or of other repositories of this one, that the settings name: ECS may pull them.
        if ((error as Error).name === 'AccessDeniedException') return 'unknown';
        throw error;
      }
    },
    async tagsOf(repository) {
      const command = new DescribeImagesCommand({
        ...place(repository),
        filter: { tagStatus: 'TAGGED' },
        maxResults: 100,
      });
      const { imageDetails = [] } = await ecr.send(command);
      return imageDetails
        .toSorted((a, b) => (b.imagePushedAt?.getTime() ?? 0) - (a.imagePushedAt?.getTime() ?? 0))
        .flatMap(({ imageTags = [] }) => imageTags);
    },
  };
}

function place(repository: string): { registryId: string; repositoryName: string } {
  const slash = repository.indexOf('/');
  return { registryId: repository.slice(0, repository.indexOf('.')), repositoryName: repository.slice(slash + 1) };
}
