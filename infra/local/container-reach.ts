/** From where a container's address answers: Docker Desktop and its like keep containers in a virtual machine of their own. */
export type ContainerReach = 'this machine' | 'inside WSL' | 'other containers';

/**
 * Pure: from where people here reach a container's address.
 * @param release of the kernel, as `uname -r` says it: that of WSL names Microsoft
 * @param server what `docker version` calls the server's platform
 */
export function containerReach(platform: NodeJS.Platform, release: string, server: string): ContainerReach {
  if (platform !== 'linux' || /docker desktop/i.test(server)) return 'other containers';
  return /microsoft/i.test(release) ? 'inside WSL' : 'this machine';
}

/** Pure: a sentence for every address that does not simply open; undefined where it does. */
export function reachNotice(reach: ContainerReach, image: string): string | undefined {
  if (reach === 'this machine') return undefined;
  if (reach === 'inside WSL') return "It answers inside of WSL, not in Windows' own browser.";
  const ask = `docker run --rm ${image} node -e "fetch(process.argv[1]).then((r) => r.text()).then(console.log)" ADDRESS`;
  return `Docker's virtual machine keeps it from this machine's own browser. From a container it answers: \`${ask}\``;
}
