import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execa } from 'execa';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { apiDeps, PIPELINE } from '../../bot/api/support/api.ts';
import { serve } from '../../bot/api/support/serve.ts';
import { ADA } from '../../bot/support/rows.ts';

interface Step {
  name: string;
  if?: string;
  run?: string;
}

const EXAMPLE = join(import.meta.dirname, '../../../infra/pull-request.example.yaml');
const steps: Step[] = parse(await readFile(EXAMPLE, 'utf8')).jobs.playground.steps;

/** The runner has them; another machine may not. */
const tools = await Promise.all(['bash', 'curl', 'jq'].map((tool) => execa('which', [tool], { reject: false })));
const why = tools.every(({ exitCode }) => exitCode === 0) ? '' : ' (skipped: bash, curl or jq is not on the PATH)';

let folder: string;
let api: Awaited<ReturnType<typeof serve>>;
let deps: ReturnType<typeof apiDeps>;
/** What operations come to; they end as soon as they begin. */
let outcome: 'succeeded' | 'failed';

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'playground-workflow-'));
  await writeFile(join(folder, 'gh'), '#!/bin/sh\necho "$@" > "$RUNNER_TEMP/gh-was-called-with"\n', { mode: 0o755 });
  outcome = 'succeeded';
  deps = apiDeps({}, { 'Bearer token': PIPELINE });
  deps.invoke.mockImplementation(async (id) => {
    const { operations, playgrounds } = deps.registry;
    const operation = operations.get(id);
    const playground = playgrounds.get(operation?.playgroundName ?? '');
    if (!operation || !playground) throw new Error(`there is no ${id}`);
    const address = 'http://198.51.100.7:8080';
    const failure = { code: 'IMAGE_NOT_FOUND', reason: 'web: no such image', reference: id } as const;
    operations.set(id, { ...operation, state: outcome, address, ...(outcome === 'failed' && { failure }) });
    if (operation.kind === 'destroy' || outcome === 'failed') playgrounds.delete(playground.name);
    else playgrounds.set(playground.name, { ...playground, state: 'ready', address });
  });
  api = await serve(deps);
});
afterEach(async () => {
  await api.close();
  await rm(folder, { recursive: true });
});

/** Runs the job's own steps as the runner would for that event. */
async function pullRequest(action: 'opened' | 'synchronize' | 'closed', run: string) {
  const env = {
    ...{ API: api.url, TOKEN: 'token', ON_BEHALF_OF: ADA, NAME: 'pr-7', TAGS: '{"web": "v2"}' },
    ...{ RUNNER_TEMP: folder, GITHUB_PATH: join(folder, 'path'), GITHUB_RUN_ID: run, GITHUB_RUN_ATTEMPT: '1' },
    ...{ GITHUB_REPOSITORY: 'us/app', NUMBER: '7', PATH: `${folder}/bin:${folder}:${process.env['PATH']}` },
  };
  let output = '';
  for (const { run: script, if: condition = '' } of steps) {
    const [, sign, wanted] = /^github\.event\.action ([!=]=) '(\w+)'$/.exec(condition) ?? [];
    if (script === undefined || (wanted !== undefined && (action === wanted) !== (sign === '=='))) continue;
    const options = { cwd: folder, env, all: true, reject: false };
    const { exitCode, all } = await execa('bash', ['--noprofile', '--norc', '-eo', 'pipefail', '-c', script], options);
    output += all;
    if (exitCode !== 0) return { exitCode, output };
  }
  return { exitCode: 0, output };
}

describe.skipIf(why !== '')(`the workflow for pull requests${why}`, () => {
  it('makes a playground and comments its address, updates it, and destroys it', async () => {
    expect(await pullRequest('opened', '1')).toMatchObject({ exitCode: 0 });
    expect(deps.registry.playgrounds.get('pr-7')).toMatchObject({ ownerId: ADA, tags: { web: 'v2' } });
    expect(await readFile(join(folder, 'gh-was-called-with'), 'utf8')).toContain('pr comment 7 --repo us/app');
    expect(await readFile(join(folder, 'comment.md'), 'utf8')).toContain(
      '**pr-7**: http://198.51.100.7:8080, until 20',
    );

    expect(await pullRequest('synchronize', '2')).toMatchObject({ exitCode: 0 });
    const kinds = [...deps.registry.operations.values()].map(({ kind }) => kind);
    expect(kinds).toEqual(['create', 'update']);

    expect(await pullRequest('closed', '3')).toMatchObject({ exitCode: 0 });
    expect(deps.registry.playgrounds.has('pr-7')).toBe(false);
  });

  it('has nothing to destroy when its time was up before', async () => {
    expect(await pullRequest('closed', '1')).toMatchObject({ exitCode: 0 });
  });

  it('ends with why it could not be made', async () => {
    outcome = 'failed';
    const { exitCode, output } = await pullRequest('opened', '1');
    expect(exitCode).toBe(1);
    expect(output).toContain('::error title=An image of the template cannot be pulled.::web: no such image');
  });

  it('ends with the problem when it is not let in', async () => {
    await api.close();
    api = await serve(apiDeps({}, {}));
    const { exitCode, output } = await pullRequest('opened', '1');
    expect(exitCode).not.toBe(0);
    expect(output).toContain('"code":"UNAUTHENTICATED"');
  });
});
