import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';
import { bundleDirectory } from '../../../infra/bundle/functions.ts';
import { bundle } from '../../../infra/bundle.ts';
import { clientEnvironment } from '../../../infra/local/emulator/environment.ts';

/** Files that export a handler, of our notifier's bundle and of one that only posts, away from this package's settings. */
export async function notifierFunctions(): Promise<{ ours: string; bare: string; remove(): Promise<void> }> {
  const folder = await mkdtemp(join(tmpdir(), 'bench-notifier-'));
  const [ours, bare] = [join(folder, 'ours/index.js'), join(folder, 'bare/index.js')];
  await bundle(['notifier']);
  await cp(join(bundleDirectory('notifier'), 'index.js'), ours);
  const size = { cpu: 256, memory: 512 };
  const templates = [{ name: 'sample', description: 'for the bench', ...size, containers: ['web'], services: {} }];
  await writeFile(join(folder, 'ours/templates.json'), JSON.stringify(templates));
  await build({ entryPoints: [join(import.meta.dirname, 'bare.ts')], outfile: bare, format: 'cjs', platform: 'node' });
  return { ours, bare, remove: () => rm(folder, { recursive: true }) };
}

export const TOPIC = 'arn:aws:sns:us-east-1:000000000000:events';
export const TOKEN_PARAMETER = '/bench/bot-token';

/** The environment that infra gives the notifier, as far as it is not the emulator's. */
export const notifierEnvironment = (endpoint: string, table: string, slackApiUrl: string): Record<string, string> => ({
  ...clientEnvironment(endpoint),
  REGISTRY_TABLE: table,
  BOT_TOKEN_PARAMETER: TOKEN_PARAMETER,
  SLACK_API_URL: slackApiUrl,
  ALERTS_CHANNEL: 'C0ALERTS1',
  EVENTS_TOPIC_ARN: TOPIC,
  ALERTS_TOPIC_ARN: TOPIC.replace('events', 'alerts'),
  LOG_GROUP: '/bench',
  CLUSTER_NAME: 'bench',
  CREDENTIALS_PREFIX: '/bench/credentials',
  PRICES: JSON.stringify({ vcpuHour: 0.04, gbHour: 0.004, publicAddressHour: 0.005 }),
  POWERTOOLS_DEV: 'false',
});
