import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { StageDeps } from '../../infra/deploy/stage-stack.ts';
import { withStage } from '../../infra/open-stage.ts';

let deps: StageDeps;
beforeAll(async () => {
  const stackFolder = await mkdtemp(join(tmpdir(), 'stages-'));
  await writeFile(
    join(stackFolder, 'Pulumi.dev.yaml'),
    'config:\n  aws:region: eu-north-1\n  playground-bot:settings: {}\n',
  );
  const terminal: StageDeps['terminal'] = { say: vi.fn(), ask: undefined };
  deps = { terminal, env: {}, stackFolder, getPulumi: () => Promise.reject(new Error('no engine is needed for this')) };
  // Whose these are is asked of nobody: the answer would take a network.
  vi.stubEnv('AWS_EC2_METADATA_DISABLED', 'true');
  for (const name of ['AWS_ACCESS_KEY_ID', 'AWS_PROFILE']) vi.stubEnv(name, undefined);
  vi.stubEnv('AWS_CONFIG_FILE', join(stackFolder, 'none'));
  vi.stubEnv('AWS_SHARED_CREDENTIALS_FILE', join(stackFolder, 'none'));
});
afterAll(async () => {
  vi.unstubAllEnvs();
  await rm(deps.stackFolder, { recursive: true });
});

describe('a stage that is only looked at', () => {
  const open = (stage: string) => withStage(stage, deps, () => Promise.reject(new Error('it was opened')));

  it('is not opened by a name that no stage can have', async () => {
    await expect(open('Dev')).rejects.toThrow(/cannot be the name of a stage/);
  });

  it('says all that is missing at once: here the settings of its file, and credentials', async () => {
    await expect(open('dev')).rejects.toThrow(/alertsChannel[\s\S]*there are none/);
  });

  it('says that there is no such file', async () => {
    await expect(open('elsewhere')).rejects.toThrow(/Pulumi\.elsewhere\.yaml/);
  });
});
