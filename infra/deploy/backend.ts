import { readFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';

/** Where the state of the bot's own stacks is kept. */
export type Backend =
  /** A bucket of the account's own, made where there is none. */
  | { kind: 'bucket'; bucket: string; url: string }
  /** Where whoever deploys says: by PULUMI_BACKEND_URL, or by being logged in. */
  | { kind: 'chosen'; where: string };

/** Such a bucket of the account's own. */
export type OwnBucket = Extract<Backend, { kind: 'bucket' }>;

/** All stages of an account and region; a bucket's name is the world's, so it has the account's number in it. */
export function stateBucketName(accountId: string, region: string): string {
  return `playground-bot-state-${accountId}-${region}`;
}

export async function chooseBackend(env: NodeJS.ProcessEnv, accountId: string, region: string): Promise<Backend> {
  const chosen = env['PULUMI_BACKEND_URL'] || (await loggedInTo(env));
  if (chosen) return { kind: 'chosen', where: chosen };
  const bucket = stateBucketName(accountId, region);
  const query = new URLSearchParams({ region });
  const endpoint = env['AWS_ENDPOINT_URL'];
  if (endpoint) {
    query.set('endpoint', endpoint);
    // An emulator's buckets have no host names of their own.
    query.set('s3ForcePathStyle', 'true');
  }
  return { kind: 'bucket', bucket, url: `s3://${bucket}?${query}` };
}

/** What the Pulumi CLI is told in its environment: an empty passphrase is one, where nobody set another. */
export function backendEnvironment(backend: Backend, env: NodeJS.ProcessEnv): Record<string, string> {
  const passphrase = env['PULUMI_CONFIG_PASSPHRASE'] ?? (env['PULUMI_CONFIG_PASSPHRASE_FILE'] ? undefined : '');
  return {
    ...(backend.kind === 'bucket' && { PULUMI_BACKEND_URL: backend.url }),
    ...(passphrase !== undefined && { PULUMI_CONFIG_PASSPHRASE: passphrase }),
  };
}

const credentialsSchema = z.looseObject({ current: z.string().optional() });

/** The backend of `pulumi login`, where there was one. */
async function loggedInTo(env: NodeJS.ProcessEnv): Promise<string | undefined> {
  if (env['PULUMI_ACCESS_TOKEN']) return 'https://api.pulumi.com';
  const file = join(
    env['PULUMI_CREDENTIALS_PATH'] ?? env['PULUMI_HOME'] ?? join(homedir(), '.pulumi'),
    'credentials.json',
  );
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return '{}';
    throw error;
  });
  return credentialsSchema.parse(JSON.parse(text)).current;
}
