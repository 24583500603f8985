import { createRequire } from 'node:module';
import { expect, it } from 'vitest';
import { unreachedFile } from '../../../infra/bundle/unreached-file.ts';

const NEVER_REACHED = new URL('../../../infra/bundle/stubs/never-reached.cjs', import.meta.url);
const require = createRequire(NEVER_REACHED);
const TOLD = 'pkg/dist/file.js was called, which infra/bundle/left-out.ts leaves out';

/** What a file of this source exports. */
async function load(source: string) {
  const module = unreachedFile('pkg/dist/file.js', source).replace('./never-reached.cjs', NEVER_REACHED.href);
  return await import(`data:text/javascript,${encodeURIComponent(module)}`);
}

it('of an ES module exports the same names, and each says which file was reached', async () => {
  const { Store, find, EMPTY } = await load(
    `import x from './x.js';
export const EMPTY = {};
export class Store {}
export async function find() {}`,
  );
  expect(() => new Store()).toThrow(TOLD);
  expect(() => find()).toThrow(TOLD);
  expect(() => EMPTY()).toThrow(TOLD);
  expect(() => EMPTY.field).toThrow(TOLD);
  expect(() => class extends Store {}, 'it may be extended on load').not.toThrow();
});

it('of a CommonJS module has whatever is asked of it', () => {
  const module = { exports: {} as Record<string, () => void> };
  new Function('module', 'require', unreachedFile('pkg/dist/file.js', 'exports.find = () => 1;'))(module, require);
  expect(() => module.exports['find']?.()).toThrow(TOLD);
  expect(module.exports['__esModule']).toBeUndefined();
});

it('says so when it cannot see what a module exports', () => {
  expect(() => unreachedFile('pkg/dist/file.js', "export * from './others.js';")).toThrow('unreached-file.ts');
});
