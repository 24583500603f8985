import type { DockerSituation } from '../local/setup/docker-plan.ts';
import { type Finding, good, wrong } from './finding.ts';

const PART = 'Docker';
const MACHINE: Readonly<Record<string, string>> = { x64: 'x86_64', arm64: 'arm64' };

export interface DockerNeeds {
  /** Whether any image is built or copied at all. */
  images: boolean;
  /** Whether the provisioner's is built here, which is for this machine's own processor. */
  provisioner: boolean;
  /** The setting. */
  architecture: string;
}

/** Pure: whether the images can be built here. @param machine as `process.arch` says it */
export function judgeDocker(
  { answers, refused }: Pick<DockerSituation, 'answers' | 'refused'>,
  { images, provisioner, architecture }: DockerNeeds,
  machine: string,
): Finding {
  if (!images) return good(PART, 'not needed: the settings name every image');
  if (refused) {
    return wrong(PART, 'this user may not use it.', '`sudo usermod -aG docker "$USER"`, then log in again.');
  }
  if (!answers) {
    return wrong(PART, 'no daemon answers, and images have to be built.', 'Install it, or start it, and try again.');
  }
  if (provisioner && MACHINE[machine] !== architecture) {
    return wrong(
      PART,
      `this machine builds the provisioner for ${MACHINE[machine] ?? machine}, and the setting architecture is ${architecture}.`,
      `Set architecture to ${MACHINE[machine] ?? 'what it is'}, or deploy from a machine of that kind.`,
    );
  }
  return good(PART, 'a daemon answers');
}
