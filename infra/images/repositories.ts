import type * as pulumi from '@pulumi/pulumi';
import { ImageRepository } from '../components/image-repository.ts';
import { deploymentPlace } from '../components/place.ts';
import { PROVISIONER, repositoryName } from './image-keys.ts';

/**
 * The Pulumi program of the repositories. It is not part of the bot's own, because a function can only be made from an image
 * that is there, and an image can only be pushed to a repository that is there.
 * @returns image key → repository URL
 */
export const imageRepositories =
  (stackName: string, keys: readonly string[]) => async (): Promise<Record<string, pulumi.Output<string>>> => {
    const place = await deploymentPlace();
    const urls = keys.map((key): [string, pulumi.Output<string>] => {
      const name = `playground-image-${key.replaceAll('/', '-')}`;
      const repository = new ImageRepository(name, {
        repositoryName: repositoryName(stackName, key),
        place,
        pulledByLambda: key === PROVISIONER,
      });
      return [key, repository.url];
    });
    return Object.fromEntries(urls);
  };
