import { execa } from 'execa';
import { PROVISIONER_MEMORY_MIB } from '../../infra/components/functions/provisioner-memory.ts';
import { RUN_LABEL } from './end-run.ts';
import { TEST_RUN_FOLDER } from './machine.ts';

/** The temporary disk that infra gives it. */
const TEMPORARY_DISK_MIB = 1024;
/** Memory for which Lambda gives one processor: https://docs.aws.amazon.com/lambda/latest/dg/configuration-memory.html */
const MIB_PER_CPU = 1769;
/** Lambda's user, whatever the image says. */
const USER = '993:990';

const NODE = ['/usr/local/bin/node', '-e'];

/**
 * What processes hold in memory, as the container's control group counts it (its first or its second kind), without this
 * script itself; files that the kernel keeps in memory are not in it, because it lets go of those.
 */
const WATCH_USE = `
  const fs = require('node:fs');
  const [file, key] = fs.existsSync('/sys/fs/cgroup/memory.stat')
    ? ['/sys/fs/cgroup/memory.stat', /^anon (\\d+)/m] : ['/sys/fs/cgroup/memory/memory.stat', /^total_rss (\\d+)/m];
  const most = { memory: 0, temporaryDisk: 0 };
  const look = () => {
    const { blocks, bfree, bsize } = fs.statfsSync('/tmp');
    const memory = Number(key.exec(fs.readFileSync(file, 'utf8'))?.[1]) - process.memoryUsage().rss;
    most.memory = Math.max(most.memory, memory);
    most.temporaryDisk = Math.max(most.temporaryDisk, (blocks - bfree) * bsize);
  };
  look();
  setInterval(look, 100);
  process.stdin.resume().on('end', () => { console.log(JSON.stringify(most)); process.exit(); });
`;

export interface LambdaContainer {
  /** Resolves with the exit code. */
  exited: Promise<number>;
  /** What it has logged so far. */
  log(): Promise<string>;
  /** When its process started, in ms since the epoch. */
  startedAt(): Promise<number>;
  /** Runs JavaScript in it, beside its own process, and returns the value that this prints as JSON. */
  inside<T>(script: string): Promise<T>;
  /** The most memory and temporary disk that is in use from now on until `end` is called, in bytes. */
  watchUse(): { end(): Promise<{ memory: number; temporaryDisk: number }> };
  /** Whether the kernel has killed a process of it, because its memory was used up. */
  outOfMemory(): Promise<boolean>;
  /** Ends it like Lambda does: without a warning. */
  kill(): Promise<void>;
  freeze(): Promise<void>;
  thaw(): Promise<void>;
  remove(): Promise<void>;
}

export interface LambdaContainerOptions {
  image: string;
  runtimeApi: string;
  environment: Readonly<Record<string, string>>;
  /** Of the temporary folder, as `docker run --tmpfs` takes them. */
  temporaryFolder?: string;
  /** Another memory setting, with the share of processors that Lambda gives for it; otherwise it has all of this machine's. */
  sharedCpuMiB?: number;
  /** More arguments of `docker run`. */
  more?: readonly string[];
}

/** How many processors Lambda gives a function with so much memory. */
export const cpusOf = (memoryMiB: number): number => memoryMiB / MIB_PER_CPU;

/**
 * Runs an image as Lambda does: nothing but the temporary folder can be written, no capabilities, Lambda's user and memory
 * limit. It shares this machine's network, where the test's runtime API and emulator are.
 */
export async function runAsLambda(options: LambdaContainerOptions): Promise<LambdaContainer> {
  const { image, runtimeApi, environment, sharedCpuMiB, more = [] } = options;
  const memory = sharedCpuMiB ?? PROVISIONER_MEMORY_MIB;
  const environmentOfLambda = {
    AWS_LAMBDA_RUNTIME_API: runtimeApi,
    AWS_LAMBDA_FUNCTION_NAME: 'provisioner',
    AWS_LAMBDA_FUNCTION_VERSION: '$LATEST',
    AWS_LAMBDA_FUNCTION_MEMORY_SIZE: String(memory),
    AWS_LAMBDA_LOG_GROUP_NAME: '/provisioner',
    AWS_LAMBDA_LOG_STREAM_NAME: 'test',
    AWS_LAMBDA_LOG_FORMAT: 'JSON',
    AWS_EXECUTION_ENV: 'AWS_Lambda_Image',
  };
  const variables = Object.entries({ ...environmentOfLambda, ...environment }).flatMap((pair) => [
    '--env',
    pair.join('='),
  ]);
  const temporaryFolder = options.temporaryFolder ?? `size=${TEMPORARY_DISK_MIB}m,mode=1777`;
  const { stdout: id } = await execa('docker', [
    'run',
    '--detach',
    '--pull=never',
    ...['--label', `${RUN_LABEL}=${process.env[TEST_RUN_FOLDER] ?? ''}`],
    // On Lambda the runtime is not the first process either; that one takes care of orphans.
    '--init',
    '--read-only',
    ...['--tmpfs', `/tmp:${temporaryFolder}`],
    ...['--cap-drop', 'ALL', '--security-opt', 'no-new-privileges'],
    ...['--user', USER, '--network', 'host'],
    ...['--memory', `${memory}m`, '--memory-swap', `${memory}m`],
    ...(sharedCpuMiB === undefined ? [] : ['--cpus', cpusOf(sharedCpuMiB).toFixed(3)]),
    ...variables,
    ...more,
    image,
  ]);
  return {
    exited: execa('docker', ['wait', id]).then(({ stdout }) => Number(stdout)),
    log: async () => (await execa('docker', ['logs', id], { all: true })).all,
    async startedAt() {
      const { stdout } = await execa('docker', ['inspect', '--format', '{{.State.StartedAt}}', id]);
      return Date.parse(stdout);
    },
    inside: async (script) => JSON.parse((await execa('docker', ['exec', id, ...NODE, script])).stdout),
    watchUse() {
      const watching = execa('docker', ['exec', '--interactive', id, ...NODE, WATCH_USE]);
      return {
        async end() {
          watching.stdin.end();
          return JSON.parse((await watching).stdout);
        },
      };
    },
    async outOfMemory() {
      const { stdout } = await execa('docker', ['inspect', '--format', '{{.State.OOMKilled}}', id]);
      return stdout === 'true';
    },
    kill: async () => void (await execa('docker', ['kill', id])),
    freeze: async () => void (await execa('docker', ['pause', id])),
    thaw: async () => void (await execa('docker', ['unpause', id])),
    remove: async () => void (await execa('docker', ['rm', '--force', '--volumes', id])),
  };
}
