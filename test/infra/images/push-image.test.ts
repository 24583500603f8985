import { describe, expect, it } from 'vitest';
import { pushImage } from '../../../infra/images/push-image.ts';

const URL = '111122223333.dkr.ecr.eu-north-1.amazonaws.com/playground-bot/prod/provisioner';
const TAG = '0123456789abcdef';
const ID = `sha256:${TAG}${'0'.repeat(48)}\n`;

/** Docker and ECR; `accepts` is whether what Docker pushes arrives. */
function world({ there = false, accepts = true }: { there?: boolean; accepts?: boolean } = {}) {
  const docker: string[] = [];
  let arrived = there;
  return {
    docker,
    deps: {
      docker: async (args: string[]) => {
        docker.push(args.join(' '));
        if (args[0] === 'push') arrived = accepts;
        return args[0] === 'image' ? ID : '';
      },
      digestOf: async (url: string, tag: string) => (arrived && url === URL && tag === TAG ? 'sha256:beef' : undefined),
      log: () => undefined,
    },
  };
}

describe('pushing an image', () => {
  it('tags it by its content, and returns what ECR calls it', async () => {
    const { docker, deps } = world();
    await expect(pushImage('local:1', URL, deps)).resolves.toBe(`${URL}@sha256:beef`);
    expect(docker.slice(1)).toEqual([`tag local:1 ${URL}:${TAG}`, `push ${URL}:${TAG}`]);
  });

  it('is not done for one that is there, because a tag cannot be pushed twice', async () => {
    const { docker, deps } = world({ there: true });
    await expect(pushImage('local:1', URL, deps)).resolves.toBe(`${URL}@sha256:beef`);
    expect(docker.filter((line) => line.startsWith('push'))).toEqual([]);
  });

  it('that does not arrive is an error', async () => {
    await expect(pushImage('local:1', URL, world({ accepts: false }).deps)).rejects.toThrow(/ECR does not have it/);
  });
});
