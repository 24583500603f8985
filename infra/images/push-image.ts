/** What pushing needs of Docker and ECR. */
export interface PushDeps {
  /** Runs docker and returns what it prints. */
  docker(args: string[]): Promise<string>;
  /** The digest behind a tag of a repository, `sha256:…`; undefined when there is no such tag. */
  digestOf(repositoryUrl: string, tag: string): Promise<string | undefined>;
  log(line: string): void;
}

/**
 * Pushes an image under a tag made from its content, unless it is there: tags cannot be pushed twice.
 * @param local a reference in the local Docker engine
 * @returns the reference by digest
 */
export async function pushImage(local: string, repositoryUrl: string, deps: PushDeps): Promise<string> {
  const { docker, digestOf, log } = deps;
  const id = (await docker(['image', 'inspect', '--format', '{{.Id}}', local])).trim();
  const tag = id.replace('sha256:', '').slice(0, 16);
  const there = await digestOf(repositoryUrl, tag);
  if (there) {
    log(`${repositoryUrl}:${tag} is there already`);
    return `${repositoryUrl}@${there}`;
  }
  const remote = `${repositoryUrl}:${tag}`;
  await docker(['tag', local, remote]);
  await docker(['push', remote]);
  const digest = await digestOf(repositoryUrl, tag);
  if (!digest) throw new Error(`pushing ${remote}: ECR does not have it afterwards; look at \`docker push ${remote}\``);
  log(`Pushed ${remote}`);
  return `${repositoryUrl}@${digest}`;
}
