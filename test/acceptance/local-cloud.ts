import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { type LocalCloud, startLocalCloud } from '../../infra/local/cloud.ts';

/** What the acceptance tests know of the one local cloud that they share. */
export type CloudFacts = Pick<
  LocalCloud,
  'endpoint' | 'slack' | 'functionUrl' | 'signingSecret' | 'outputs' | 'simulated' | 'env'
>;

declare module 'vitest' {
  interface ProvidedContext {
    cloud: CloudFacts;
  }
}

/** Starts the whole product once, as `npm start` does, on ports and in a folder of its own; stops it when all is tested. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const stateDir = await mkdtemp(join(tmpdir(), 'playground-acceptance-'));
  const cloud = await startLocalCloud({
    stateDir,
    docker: process.env['PLAYGROUND_DOCKER'] === 'off' ? 'off' : 'use',
    log: (line) => console.log(line),
  });
  const { endpoint, slack, functionUrl, signingSecret, outputs, simulated, env } = cloud;
  project.provide('cloud', {
    endpoint,
    slack: { url: slack.url },
    functionUrl,
    signingSecret,
    outputs,
    simulated,
    env,
  });
  return async () => {
    await cloud.stop();
    await rm(stateDir, { recursive: true, force: true });
  };
}
