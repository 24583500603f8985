import {
  DescribeRepositoriesCommand,
  type ECRClient,
  GetAuthorizationTokenCommand,
  RepositoryNotFoundException,
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

/** `REGISTRY/NAME`; undefined where there is none of that name. */
export async function repositoryUrl(ecr: Ecr, repositoryName: string): Promise<string | undefined> {
  try {
    const command = new DescribeRepositoriesCommand({ repositoryNames: [repositoryName] });
    return (await ecr.send(command)).repositories?.[0]?.repositoryUri;
  } catch (error) {
    if (error instanceof RepositoryNotFoundException) return undefined;
    throw error;
  }
}
