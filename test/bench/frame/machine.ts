import { createRequire } from 'node:module';
import { arch, cpus, platform, totalmem } from 'node:os';
import { execa } from 'execa';
import { repositoryRoot } from '../../../infra/repository.ts';

/** Where and with what something was measured: figures of two that differ do not belong into one table. */
export interface Machine {
  processor: string;
  cores: number;
  memoryGb: number;
  system: string;
  versions: Record<string, string>;
}

export function thisMachine(): Machine {
  const [first] = cpus();
  const packageOf = (name: string): string => {
    const { version } = createRequire(import.meta.url)(`${name}/package.json`) as { version: string };
    return version;
  };
  return {
    processor: first?.model.trim() ?? 'unknown',
    cores: cpus().length,
    memoryGb: Math.round(totalmem() / 1024 ** 3),
    system: `${platform()} ${arch()}`,
    versions: {
      node: process.versions.node,
      pulumi: packageOf('@pulumi/pulumi'),
      'pulumi-aws': packageOf('@pulumi/aws'),
      bolt: packageOf('@slack/bolt'),
    },
  };
}

/** The commit that was measured, with a plus where files differ from it. */
export async function thisCommit(): Promise<string> {
  const git = async (...args: string[]): Promise<string> => (await execa('git', args, { cwd: repositoryRoot })).stdout;
  const [commit, changes] = await Promise.all([git('rev-parse', '--short', 'HEAD'), git('status', '--porcelain')]);
  return changes === '' ? commit : `${commit}+`;
}

/** In words, for the line above a table. */
export function machineWords({ processor, cores, memoryGb, system, versions }: Machine): string {
  const named = Object.entries(versions).map(([name, version]) => `${name} ${version}`);
  return `${cores} cores of ${processor}, ${memoryGb} GB, ${system}; ${named.join(', ')}`;
}
