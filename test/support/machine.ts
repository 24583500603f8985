import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stop as stopBundler } from 'esbuild';
import { bundle } from '../../infra/bundle.ts';
import { cacheFolder } from '../../infra/local/setup/cache.ts';
import { type DockerOptions, decideDocker, getDocker } from '../../infra/local/setup/docker.ts';
import type { DockerPlan } from '../../infra/local/setup/docker-plan.ts';
import { getTools, linkPlugins } from '../../infra/local/setup/index.ts';
import { type Log, named, timed } from '../../infra/local/setup/progress.ts';
import { getRuntimeClient } from '../../infra/local/setup/runtime-client.ts';
import { endRun, temporaryFolder } from './end-run.ts';
import { withoutBrowser } from './find-browser.ts';
import { getBrowser } from './get-browser.ts';
import { getSchemathesis, withoutSchemathesis } from './schemathesis.ts';

/** The environment variable that names the folder of one run of `npm test`, which ends with it. */
export const TEST_RUN_FOLDER = 'PLAYGROUND_TEST_RUN_FOLDER';

export interface TestMachine {
  /** For the test run: where the tools are. */
  env: Record<string, string>;
  /** What could not be tested here, a line each; the end of the run repeats them. */
  missing: string[];
  /** Ends what interrupted tests have left, before `stop`. */
  endTests(): Promise<void>;
  stop(): Promise<void>;
}

/**
 * Gets the tools that `npm start` gets, before any test runs, so that no test's time limit has to hold a build.
 * @param everything whether all tests will run: several of the first need all bundles, and each would make them by itself
 */
export async function prepareTestMachine(log: Log, everything: boolean): Promise<TestMachine> {
  const folder = await mkdtemp(join(tmpdir(), 'playground-test-'));
  const dockerOptions = { wanted: 'use' as const, env: process.env, log, logFile: join(folder, 'dockerd.log') };
  const plan = await decideDocker(dockerOptions);
  const [tools, { docker, browser }, schemathesis, noImage] = await Promise.all([
    getTools({ log }),
    getDockerAndBrowser(plan, dockerOptions),
    getSchemathesis(log),
    plan.act === 'simulate' ? '' : withoutImage(log),
    everything ? bundleAhead(log) : undefined,
  ]);
  const pulumiHome = join(folder, 'pulumi-home');
  await linkPlugins(tools.plugins, pulumiHome);
  const noSchemathesis = withoutSchemathesis(schemathesis);
  const noBrowser = withoutBrowser({ ...process.env, ...browser });
  await mkdir(temporaryFolder(folder));
  return {
    env: {
      ...browser,
      [TEST_RUN_FOLDER]: folder,
      // All that is written for a while, so that what is left of an interrupted run is found.
      TMPDIR: temporaryFolder(folder),
      ...schemathesis,
      PLAYGROUND_EMULATOR_PYTHON: tools.python,
      PULUMI_HOME: pulumiHome,
      // Each run of the engine is short; a fifth of it would be Go's garbage collection.
      GOGC: '400',
      // Workers and commands that tests start read many of the same modules.
      NODE_COMPILE_CACHE: join(folder, 'compiled'),
      PATH: [...tools.path, process.env['PATH']].join(':'),
    },
    missing: [
      ...(docker.real ? [] : [`Without Docker, so not tested: real containers (${docker.why}).`]),
      ...(noImage === '' ? [] : [`Not tested: the provisioner's image (${noImage}).`]),
      ...(noSchemathesis === '' ? [] : [`Not tested: the HTTP API with random requests (${noSchemathesis}).`]),
      ...(noBrowser === ''
        ? []
        : [`Without a browser, so not tested: the stand-in Slack's page in one (${noBrowser}).`]),
    ],
    endTests: () => endRun({ folder, docker: docker.real }),
    async stop() {
      await docker.stop();
      // Node writes what it has compiled as it ends, which may be this very moment.
      await rm(folder, { recursive: true, force: true, maxRetries: 3 });
    },
  };
}

/** One after the other: two of apt-get at once would wait for each other. */
async function getDockerAndBrowser(plan: DockerPlan, options: DockerOptions) {
  const docker = await getDocker(plan, options);
  return { docker, browser: await getBrowser(options.env, options.log) };
}

/** Where that fails, the tests of the bundles say so. */
async function bundleAhead(log: Log): Promise<void> {
  const say = named(log, 'Bundles');
  await timed(say, () => bundle()).catch((error: unknown) => say(String(error)));
  // Its process would stay for the whole run, with hundreds of megabytes of what it has read.
  await stopBundler();
}

/** Why the provisioner's image cannot be built here, although Docker is; empty when it can. */
async function withoutImage(log: Log): Promise<string> {
  try {
    await getRuntimeClient({ cache: cacheFolder(process.env), log });
    return '';
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
