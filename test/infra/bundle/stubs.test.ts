import { createRequire } from 'node:module';
import { build } from 'esbuild';
import { expect, it } from 'vitest';
import { leaveOut, type Stub, stubPath } from '../../../infra/bundle/leave-out.ts';
import { repositoryRoot } from '../../../infra/repository.ts';

const require = createRequire(import.meta.url);
const { resolveRuntimeExtensions } = await import(/* @vite-ignore */ stubPath('no-extensions'));

it('hands a client’s settings on as they are, and its HTTP handler what that is to know', () => {
  const told: unknown[] = [];
  const requestHandler = { updateHttpClientConfig: (_key: symbol, value: unknown) => told.push(value) };
  const settings = { requestHandler, defaultSocketTimeout: 30_000 };
  expect(resolveRuntimeExtensions(settings, [])).toBe(settings);
  expect(told).toEqual([30_000]);
});

it('says so when a client has an extension after all', () => {
  expect(() => resolveRuntimeExtensions({}, [{}])).toThrow('infra/bundle/slim-sdk.ts');
});

/** What a file exports with its stub in its place. */
async function exportsWith(file: string, stub: Stub): Promise<string[]> {
  const plugins = [leaveOut({ [file]: stub })];
  const entryPoints = [require.resolve(file)];
  const { outputFiles } = await build({
    absWorkingDir: repositoryRoot,
    entryPoints,
    plugins,
    bundle: true,
    write: false,
    platform: 'node',
    format: 'cjs',
  });
  const module = { exports: {} };
  new Function('module', 'require', outputFiles[0]?.text ?? '')(module, require);
  return Object.keys(module.exports);
}

it.each([
  ['@slack/bolt/dist/types/index.js', 'bolt-types'],
  ['@slack/web-api/dist/index.js', 'web-api-index'],
] as const)('has all that %s exports', async (file, stub) => {
  const theirs = Object.keys(require(file));
  expect(theirs.length).toBeGreaterThan(2);
  expect(await exportsWith(file, stub)).toEqual(expect.arrayContaining(theirs));
});
