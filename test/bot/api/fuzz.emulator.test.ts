import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execa } from 'execa';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { HandlerDeps } from '../../../bot/api/handler.ts';
import { openApiDocument } from '../../../bot/api/openapi.ts';
import { schemathesisPython, withoutSchemathesis } from '../../support/schemathesis.ts';
import { fakeRegistry } from '../support/fake-registry.ts';
import { ADA, operation, playground } from '../support/rows.ts';
import { apiDeps, PIPELINE } from './support/api.ts';
import { serve } from './support/serve.ts';

const python = schemathesisPython(process.env);
const without = withoutSchemathesis(process.env);
const why = without === '' ? '' : ` (skipped: ${without})`;

/** What is not accepted although it fits the schema has its reasons: a name that is taken, a key that was used. */
const NOT_MEANT = 'positive_data_acceptance';
/** Of each operation. A number and not a time, so that they are the same requests on a slow machine, too. */
const EXAMPLES = 30;

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'playground-fuzz-'));
});
afterAll(() => rm(folder, { recursive: true }));

/** The API, in which the examples' playground is there. */
function world() {
  const id = 'op-2a644186be1acab1fbcd';
  const registry = fakeRegistry({
    playgrounds: [playground({ name: 'demo', ownerId: ADA, operationId: id })],
    operations: [operation({ id, playgroundName: 'demo' })],
  });
  return apiDeps({ registry }, { 'Bearer pipeline': { ...PIPELINE, credentials: true } });
}

/** Runs Schemathesis against the API; the same requests every time. */
async function fuzz(deps: HandlerDeps, ...options: string[]) {
  const document = join(folder, 'openapi.json');
  await writeFile(document, JSON.stringify(openApiDocument()));
  const { url, close } = await serve(deps);
  const fixed = ['--url', url, '--seed', '7', '--exclude-checks', NOT_MEANT, '--warnings', 'off', '--no-color'];
  const args = ['-m', 'schemathesis.cli', 'run', document, ...fixed, ...options];
  const { exitCode, all } = await execa(python ?? '', args, { all: true, reject: false, cwd: folder });
  await close();
  return { exitCode, all };
}

describe.skipIf(python === undefined)(`requests made from the OpenAPI document${why}`, () => {
  it('are all answered as the document says, and none breaks anything', async () => {
    const deps = world();
    const phases = ['--phases', 'examples,coverage,fuzzing', '--max-examples', String(EXAMPLES)];
    const { exitCode, all } = await fuzz(deps, '--header', 'Authorization: Bearer pipeline', ...phases);
    expect(exitCode, all).toBe(0);
    expect(all).toContain('Tested: 9');
    expect(deps.log.lines.filter(({ level }) => level === 'error')).toEqual([]);
  });

  it('would show a request that breaks something', async () => {
    const broken = { ...world(), lastLines: () => Promise.reject(new Error('out of order')) };
    const phases = ['--phases', 'examples', '--include-operation-id', 'getLogs'];
    const { exitCode, all } = await fuzz(broken, '--header', 'Authorization: Bearer pipeline', ...phases);
    expect(exitCode).toBe(1);
    expect(all).toContain('Server error');
  });
});
