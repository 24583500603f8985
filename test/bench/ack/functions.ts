import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { RolePolicy } from '@pulumi/aws/iam/rolePolicy.js';
import { build } from 'esbuild';
import { bundleOptions } from '../../../infra/bundle.ts';
import { LambdaFunction } from '../../../infra/components/lambda-function.ts';
import { allow, policyDocument } from '../../../infra/components/policy.ts';
import { PublicUrl } from '../../../infra/components/public-url.ts';
import { localFunctionUrl } from '../../../infra/local/local-settings.ts';
import { repositoryRoot } from '../../../infra/repository.ts';
import { upStack } from '../../../infra/stack.ts';
import { emulatorStack } from '../../support/emulator-stack.ts';

export interface BenchFunctions {
  /** A Bolt app that only acks. */
  bare: { name: string; url: string; bytes: number };
  /** Takes whatever it is invoked with and does nothing: in the provisioner's place, so that only the bot is measured. */
  nothing: string;
}

/**
 * Deploys both beside the bot, with the components that the bot is deployed with.
 * @param botRole name of the bot's role, which may invoke what stands in the provisioner's place
 */
export async function deployBenchFunctions(
  endpoint: string,
  signingSecret: string,
  botRole: string,
): Promise<BenchFunctions> {
  const folder = await mkdtemp(join(tmpdir(), 'bench-ack-'));
  const { options, remove } = await emulatorStack(endpoint, 'bench-ack');
  try {
    const { metafile } = await build({
      // As the bot is bundled, but with all that Bolt brings.
      ...bundleOptions('bot'),
      alias: {},
      plugins: [],
      entryPoints: [join(repositoryRoot, 'test/bench/ack/bare-app.ts')],
      outfile: join(folder, 'bare/index.js'),
      metafile: true,
    });
    const bytes = Object.values(metafile.outputs).reduce((sum, output) => sum + output.bytes, 0);
    await build({
      stdin: { contents: 'export const handler = async () => undefined' },
      format: 'cjs',
      outfile: join(folder, 'nothing/index.js'),
    });
    const outputs = await upStack(options, async () => {
      const bare = lambda('bench-bare', join(folder, 'bare'), { SLACK_SIGNING_SECRET: signingSecret });
      const nothing = lambda('bench-nothing', join(folder, 'nothing'), {});
      const mayInvoke = policyDocument([allow('lambda:InvokeFunction', nothing.arn)]);
      new RolePolicy('bench-bot-invokes-nothing', { role: botRole, policy: mayInvoke });
      return { bare: bare.name, url: new PublicUrl('bench-bare', bare).url, nothing: nothing.name };
    });
    const { bare, url, nothing } = outputs as Record<'bare' | 'url' | 'nothing', string>;
    return { bare: { name: bare, url: localFunctionUrl(endpoint, url), bytes }, nothing };
  } finally {
    await remove();
    await rm(folder, { recursive: true });
  }
}

function lambda(name: string, directory: string, environment: Record<string, string>): LambdaFunction {
  return new LambdaFunction(name, {
    code: { package: 'zip', directory, beside: {}, architecture: process.arch === 'arm64' ? 'arm64' : 'x86_64' },
    description: 'Of a benchmark',
    memoryMiB: 512,
    timeoutSeconds: 10,
    environment,
    may: [],
    logGroupName: `/bench/${name}`,
    logRetentionDays: 1,
    metricsNamespace: 'bench',
  });
}
