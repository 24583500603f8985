import { execFile } from 'node:child_process';
import { copyFile, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { beforeAll, describe, expect, it } from 'vitest';
import { bundleDirectory, type FunctionName, functionBundles } from '../../infra/bundle/functions.ts';
import { NAMED_BY_CLASS } from '../../infra/bundle/keep-error-names.ts';
import { type Bundle, bundle, bundleAfresh } from '../../infra/bundle.ts';
import { repositoryRoot } from '../../infra/repository.ts';
import { actions, type RecordedProgram, recordProgram } from './recorded-program.ts';

let bundles: Record<FunctionName, Bundle>;
let program: RecordedProgram;
let onFargate: RecordedProgram;
beforeAll(async () => {
  bundles = Object.fromEntries((await bundle()).map((one) => [one.name, one])) as typeof bundles;
  const apiCallers = [{ arn: 'arn:aws:iam::111122223333:role/ci', actsFor: 'anybody' as const }];
  program = await recordProgram({ apiCallers });
  onFargate = await recordProgram({
    apiCallers,
    provisioner: { package: 'image', imageUri: 'image', runOn: 'fargate' },
  });
});

const packages = (name: FunctionName): string[] => bundles[name].packages.map((one) => one.name);
const ownFiles = (name: FunctionName): string[] =>
  bundles[name].inputs.filter((path) => !path.includes('node_modules'));

describe('bundles', () => {
  it('of the functions that Slack or a minute wait for hold no Pulumi', () => {
    for (const name of ['bot', 'api', 'notifier', 'sweeper'] as const) {
      expect(packages(name).filter((one) => one.startsWith('@pulumi'))).toEqual([]);
    }
    expect(packages('provisioner')).toContain('@pulumi/pulumi');
  });

  it('of what Slack or a minute wait for hold no more than they use', () => {
    for (const name of ['bot', 'notifier', 'sweeper'] as const) {
      expect(packages(name)).not.toContain('@aws-sdk/nested-clients');
      expect(packages(name)).not.toContain('@aws-sdk/credential-provider-sso');
      expect(bundles[name].bytes).toBeLessThanOrEqual(functionBundles[name].maxBytes);
    }
  });

  it('of the bot does without the modules that are never reached', () => {
    const left = packages('bot').filter((one) => /^(express|raw-body|@slack\/oauth|@slack\/socket-mode)$/.test(one));
    expect(left).toEqual([]);
    expect(packages('bot')).toContain('@slack/bolt');
  });

  it('of the provisioner does without the TypeScript compiler and the services it does not use', () => {
    expect(ownFiles('provisioner')).toContain('infra/bundle/stubs/empty.cjs');
    expect(packages('provisioner')).not.toContain('typescript');
    const services = bundles.provisioner.inputs.flatMap((path) => /@pulumi\/aws\/(\w+)\/\w+\.js/.exec(path)?.[1] ?? []);
    expect(new Set(services)).toEqual(new Set(['ec2', 'ecs', 'lb']));
  });

  it('are the same when built again, so that a deploy without a change changes nothing', async () => {
    const read = () => readFile(join(bundleDirectory('sweeper'), 'index.js'), 'utf8');
    const first = await read();
    await bundleAfresh('sweeper');
    expect(await read()).toBe(first);
  });

  it('of the command line is what the function is, but for the door', () => {
    const doors = /^provisioner\/(cli|command-line|index|parse-event|start-task)\.ts$/;
    const inside = (name: FunctionName) =>
      ownFiles(name)
        .filter((path) => !doors.test(path))
        .sort();
    expect(inside('provisioner-cli')).toEqual(inside('provisioner'));
  });

  it.each(['bot', 'api', 'notifier', 'sweeper', 'provisioner'] as const)(
    'of the %s loads on its own, and without an environment names what is missing',
    async (name) => {
      // Away from the repository, as on Lambda: no package.json says what kind of module it is.
      const folder = await mkdtemp(join(tmpdir(), 'bundle-'));
      await copyFile(join(bundleDirectory(name), 'index.js'), join(folder, 'index.js'));
      if ('templates' in functionBundles[name]) await writeFile(join(folder, 'templates.json'), '[]');
      // Node shows the line that threw, and a bundle has few lines.
      const options = { cwd: folder, env: {}, maxBuffer: 16 * 1024 * 1024 };
      const load = promisify(execFile)(process.execPath, ['index.js'], options);
      const { stderr } = await load.catch((error) => error);
      await rm(folder, { recursive: true });
      expect(stderr.slice(-4000)).toMatch(/environment is not[\s\S]*REGISTRY_TABLE/);
    },
  );
});

describe('what is left out', () => {
  it.each(['bot', 'api', 'notifier', 'sweeper'] as const)('of the %s would be in it', (name) => {
    const files = Object.keys(functionBundles[name].leftOut.files);
    const moved = files.filter((file) => !bundles[name].inputs.some((path) => path.endsWith(`node_modules/${file}`)));
    expect(moved, 'a new release has these elsewhere, or not any more').toEqual([]);
  });

  it('are the names of functions, but not those of errors that are named by their class', async () => {
    const inputs = new Set((['bot', 'api', 'notifier', 'sweeper'] as const).flatMap((name) => bundles[name].inputs));
    const sources = await Promise.all(
      [...inputs].map(async (path) => ({ path, source: await readFile(join(repositoryRoot, path), 'utf8') })),
    );
    const named = sources.filter(({ source }) => NAMED_BY_CLASS.test(source)).map(({ path }) => path);
    expect(named.map((path) => path.replace(/.*node_modules\//, ''))).toEqual(['@slack/web-api/dist/errors.js']);
  });
});

describe('a module that was left out', () => {
  it('says so when it is reached after all', () => {
    const stub = createRequire(import.meta.url)('../../infra/bundle/stubs/unreached.cjs');
    expect(() => stub.Router()).toThrow('infra/bundle/left-out.ts');
    expect(() => stub()).toThrow('infra/bundle/left-out.ts');
  });
});

describe('rights', () => {
  /** AWS calls of our own code in the bundle, as IAM names them. What a library or the engine calls is not seen here. */
  async function callsOf(name: FunctionName): Promise<string[]> {
    const sources = await Promise.all(ownFiles(name).map((path) => readFile(path, 'utf8')));
    const calls = sources.flatMap((source) =>
      [...source.matchAll(/import \{([^}]*)\} from '@aws-sdk\/client-([a-z0-9-]+)'/g)].flatMap(([, imported, client]) =>
        [...(imported ?? '').matchAll(/(?<!type )\b(\w+)Command\b/g)].map(
          ([, call]) => `${PREFIX[client ?? ''] ?? client}:${RENAMED[call ?? ''] ?? call}`,
        ),
      ),
    );
    return [...new Set(calls)].sort();
  }
  const PREFIX: Record<string, string> = {
    'cloudwatch-logs': 'logs',
    'elastic-load-balancing-v2': 'elasticloadbalancing',
    'resource-groups-tagging-api': 'tag',
  };
  const RENAMED: Record<string, string> = {
    CopyObject: 'PutObject',
    Invoke: 'InvokeFunction',
    ListObjectsV2: 'ListBucket',
  };

  it.each(['bot', 'api', 'notifier', 'sweeper', 'provisioner'] as const)(
    'of the %s cover every AWS call that its code makes, in one configuration or the other',
    async (name) => {
      const allowed = [program, onFargate].flatMap((one) => one.statementsOf(`playground-${name}`).flatMap(actions));
      const calls = await callsOf(name);
      expect(calls.filter((call) => !allowed.includes(call))).toEqual([]);
    },
  );

  it('are looked at where they matter: the provisioner makes many calls', async () => {
    expect(await callsOf('provisioner')).toEqual(
      expect.arrayContaining([
        ...['ecs:DescribeTasks', 'ssm:PutParameter', 'elasticloadbalancing:DescribeTargetHealth'],
      ]),
    );
  });
});
