import { execa } from 'execa';

/** Lambda's memory setting of the provisioner, in MiB, and the temporary disk that infra gives it. */
const MEMORY_MIB = 3008;
const TEMPORARY_DISK_MIB = 1024;
/** Lambda's user is in no image's list of users. */
const USER = '993:990';

export interface LambdaContainer {
  /** Resolves with the exit code. */
  exited: Promise<number>;
  /** What it has logged so far. */
  log(): Promise<string>;
  /** Runs JavaScript in it, beside its own process, and returns what that prints. */
  inside(script: string): Promise<string>;
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
  /** More arguments of `docker run`. */
  more?: readonly string[];
}

/**
 * Runs an image as Lambda does: nothing but the temporary folder can be written, no capabilities, a user that the image
 * does not know, Lambda's memory limit. It shares this machine's network, where the test's runtime API and emulator are.
 */
export async function runAsLambda(options: LambdaContainerOptions): Promise<LambdaContainer> {
  const { image, runtimeApi, environment, more = [] } = options;
  const environmentOfLambda = {
    AWS_LAMBDA_RUNTIME_API: runtimeApi,
    AWS_LAMBDA_FUNCTION_NAME: 'provisioner',
    AWS_LAMBDA_FUNCTION_VERSION: '$LATEST',
    AWS_LAMBDA_FUNCTION_MEMORY_SIZE: String(MEMORY_MIB),
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
    // On Lambda the runtime is not the first process either; that one takes care of orphans.
    '--init',
    '--read-only',
    ...['--tmpfs', `/tmp:${temporaryFolder}`],
    ...['--cap-drop', 'ALL', '--security-opt', 'no-new-privileges'],
    ...['--user', USER, '--network', 'host'],
    ...['--memory', `${MEMORY_MIB}m`, '--memory-swap', `${MEMORY_MIB}m`],
    ...variables,
    ...more,
    image,
  ]);
  return {
    exited: execa('docker', ['wait', id]).then(({ stdout }) => Number(stdout)),
    log: async () => (await execa('docker', ['logs', id], { all: true })).all,
    inside: async (script) => (await execa('docker', ['exec', id, '/usr/local/bin/node', '-e', script])).stdout,
    kill: async () => void (await execa('docker', ['kill', id])),
    freeze: async () => void (await execa('docker', ['pause', id])),
    thaw: async () => void (await execa('docker', ['unpause', id])),
    remove: async () => void (await execa('docker', ['rm', '--force', '--volumes', id])),
  };
}
