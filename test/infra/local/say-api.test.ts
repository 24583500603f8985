import { describe, expect, it, onTestFinished } from 'vitest';
import { apiDeps, PIPELINE } from '../../bot/api/support/api.ts';
import { serve } from '../../bot/api/support/serve.ts';
import { say, stateDir } from './say-support.ts';

async function startApi() {
  const deps = apiDeps({}, { 'Bearer token': PIPELINE });
  const { url, close } = await serve(deps);
  onTestFinished(close);
  return { deps, env: { PLAYGROUND_API_URL: url, PLAYGROUND_API_TOKEN: 'token' } };
}

describe('npm run say -- --api', () => {
  it('asks the API that the environment names, without any local cloud', async () => {
    const { deps, env } = await startApi();
    const { exitCode, stdout } = await say(stateDir(), '/playground create demo', '--api', { env });
    expect(stdout).toMatch(/^It answered with status 202:\n {2}\{\n {4}"id": "op-/);
    expect(exitCode).toBe(0);
    expect(deps.registry.playgrounds.has('demo')).toBe(true);
  });

  it('follows the operation until it has ended', async () => {
    const { deps, env } = await startApi();
    deps.invoke.mockImplementation(async (id) => {
      const operation = deps.registry.operations.get(id);
      if (operation) deps.registry.operations.set(id, { ...operation, state: 'succeeded' });
    });
    const { exitCode, stdout } = await say(stateDir(), '/playground create demo', '--api', '--wait', { env });
    expect(stdout).toContain('"state": "succeeded"');
    expect(exitCode).toBe(0);
  });

  it('prints a problem and ends badly', async () => {
    const { env } = await startApi();
    const { exitCode, stdout } = await say(stateDir(), '/playground destroy none', '--api', { env });
    expect(stdout).toContain('"code": "NO_SUCH_PLAYGROUND"');
    expect(exitCode).toBe(1);
  });

  it('says so when there is no API', async () => {
    const { exitCode, stderr } = await say(stateDir(), '/playground list', '--api');
    expect(stderr).toContain('Run `npm start` in another terminal, or set PLAYGROUND_API_URL.');
    expect(exitCode).toBe(1);
  });
});
