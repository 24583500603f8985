/**
 * What takes the place of a file that is never reached: all that it exports is there, and throws when it is used, so that
 * whoever reaches it after all is told what to do about it.
 * @param file path that begins with the package's name
 * @returns a module beside stubs/never-reached.cjs
 * @throws when it cannot be seen what an ES module exports
 */
export function unreachedFile(file: string, source: string): string {
  const what = JSON.stringify(file);
  if (!/^(?:import|export) /m.test(source))
    return `module.exports = require('./never-reached.cjs').unreachedModule(${what});`;
  const exported = [...source.matchAll(/^export (const|class|(?:async )?function\*?) (\w+)/gm)];
  const others = source.match(/^export .*/gm)?.length !== exported.length;
  if (exported.length === 0 || others)
    throw new Error(`${file} exports in a way that infra/bundle/unreached-file.ts does not know`);
  const lines = exported.map(([, kind, name]) => `export const ${name} = ${kind === 'const' ? 'value' : 'reached'};`);
  return `import { unreached, unreachedValue } from './never-reached.cjs';
const reached = /* @__PURE__ */ unreached(${what});
const value = /* @__PURE__ */ unreachedValue(${what});
${lines.join('\n')}`;
}
