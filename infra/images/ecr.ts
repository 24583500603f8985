import {
  DescribeImagesCommand,
  type ECRClient,
  GetAuthorizationTokenCommand,
  ImageNotFoundException,
} from '@aws-sdk/client-ecr';

type Ecr = Pick<ECRClient, 'send'>;

/** What `docker login` takes. The password is good for 12 hours. */
export async function registryLogin(ecr: Ecr): Promise<{ registry: string; user: string; password: string }> {
  const { authorizationData = [] } = await ecr.send(new GetAuthorizationTokenCommand({}));
  const [data] = authorizationData;
  const [user, password] = Buffer.from(data?.authorizationToken ?? '', 'base64')
    .toString()
    .split(':');
  if (!data?.proxyEndpoint || !user || !password) throw new Error('logging in to ECR: it gave no token');
  return { registry: new URL(data.proxyEndpoint).host, user, password };
}

/** See PushDeps. @param repositoryUrl `REGISTRY/NAME` */
export async function digestOf(ecr: Ecr, repositoryUrl: string, tag: string): Promise<string | undefined> {
  const repositoryName = repositoryUrl.slice(repositoryUrl.indexOf('/') + 1);
  try {
    const command = new DescribeImagesCommand({ repositoryName, imageIds: [{ imageTag: tag }] });
    return (await ecr.send(command)).imageDetails?.[0]?.imageDigest;
  } catch (error) {
    if (error instanceof ImageNotFoundException) return undefined;
    throw error;
  }
}
