/** What pushing needs of Docker and ECR. */
export interface PushDeps {
  /** Runs docker and returns what it prints. */
  docker(args: string[]): Promise<string>;
  /** The digest behind a tag of a repository, `sha256:…`; undefined when there is no such tag. */
  digestOf(repositoryUrl: string, tag: string): Promise<string | undefined>;
  log(line: string): void;
}

/**
 * Pushes an image of the local engine under a tag made from what is in it, unless it is there: tags cannot be pushed twice.
 * @param local a reference in the local Docker engine
 * @returns the reference by digest
 */
export async function pushImage(local: string, repositoryUrl: string, deps: PushDeps): Promise<string> {
  const id = (await deps.docker(['image', 'inspect', '--format', '{{.Id}}', local])).trim();
  return pushUnless(`${repositoryUrl}:${id.replace('sha256:', '').slice(0, 16)}`, async () => local, deps);
}

/**
 * Pushes an image to a tag that stands for its content, unless it is there.
 * @param remote `REGISTRY/NAME:TAG`
 * @param local called only when it is to be pushed; gives a reference in the local Docker engine
 * @returns the reference by digest
 */
export async function pushUnless(remote: string, local: () => Promise<string>, deps: PushDeps): Promise<string> {
  const { docker, digestOf, log } = deps;
  const colon = remote.lastIndexOf(':');
  const [url, tag] = [remote.slice(0, colon), remote.slice(colon + 1)];
  const there = await digestOf(url, tag);
  if (there) {
    log(`${remote} is there already`);
    return `${url}@${there}`;
  }
  await docker(['tag', await local(), remote]);
  await docker(['push', remote]);
  const digest = await digestOf(url, tag);
  if (!digest) throw new Error(`pushing ${remote}: ECR does not have it afterwards; look at \`docker push ${remote}\``);
  log(`Pushed ${remote}`);
  return `${url}@${digest}`;
}
