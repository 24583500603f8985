import { join } from 'node:path';
import { execa } from 'execa';
import { describe, expect, it } from 'vitest';
import { testPython } from '../../../../support/emulator.ts';

const PACKAGES = join(import.meta.dirname, '../../../../../infra/local/emulator');

async function launch(script: string[], env: Record<string, string> = {}) {
  return execa(await testPython(), script, {
    env: { PATH: process.env['PATH'] ?? '', PYTHONPATH: PACKAGES, PYTHONDONTWRITEBYTECODE: '1', ...env },
    extendEnv: false,
    reject: false,
  });
}

describe('the launcher refuses to start, and says why', () => {
  it('when its settings are missing or wrong, all of them at once', async () => {
    const { exitCode, stderr } = await launch(['-m', 'fargate'], {
      PAUSE_COMMAND: 'sleep',
      FARGATE_VCPU_LIMIT: 'many',
    });
    expect(exitCode).toBe(1);
    expect(stderr).toContain('PAUSE_IMAGE is not set');
    expect(stderr).toContain('PAUSE_COMMAND is no JSON list');
    expect(stderr).toContain("FARGATE_VCPU_LIMIT is 'many'");
  });

  it('when no Docker engine answers', async () => {
    const { exitCode, stderr } = await launch(['-m', 'fargate'], {
      PAUSE_IMAGE: 'any',
      PAUSE_COMMAND: '["sleep"]',
      DOCKER_HOST: 'unix:///nowhere/docker.sock',
    });
    expect(exitCode).toBe(1);
    expect(stderr).toContain('no Docker engine answers');
    expect(stderr).toContain('PLAYGROUND_SIMULATE=1');
  });

  it('when another version of ministack is installed', async () => {
    const other = `import importlib.metadata as m; m.version = lambda name: '9.9.9'
from fargate.wrapped import check_version; check_version()`;
    const { exitCode, stderr } = await launch(['-c', other]);
    expect(exitCode).toBe(1);
    expect(stderr).toContain('9.9.9 is installed');
  });

  it.each([
    ['is gone', 'del ecs._run_docker_container', /ecs\._run_docker_container is gone/],
    [
      'takes other parameters',
      'ecs._mark_task_stopped = lambda task, why: None',
      /_mark_task_stopped now takes \(task, why\)/,
    ],
  ])('when a function that it wraps %s', async (_what, change, message) => {
    const changed = `import ministack.services.ecs as ecs
${change}
from fargate.settings import Settings
from fargate.teach import teach
teach(Settings(False, 'any', ['sleep'], None))`;
    const { exitCode, stderr } = await launch(['-c', changed]);
    expect(exitCode).toBe(1);
    expect(stderr).toMatch(message);
  });
});
