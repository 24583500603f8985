/**
 * What takes the place of a file that is never reached: all that it exports is there, and throws when it is used, so that
 * whoever reaches it after all is told what to do about it.
 * @param file path that begins with the package's name
 * @throws when it cannot be seen what an ES module exports
 */
export function unreachedFile(file: string, source: string): string {
  const message = `${file} was called, which infra/bundle/left-out.ts leaves out of this bundle: remove it there`;
  // A function, because some users extend what they get or make one.
  const unreached = `function unreached() { throw new Error(${JSON.stringify(message)}); }`;
  if (!/^(?:import|export) /m.test(source)) {
    // A Proxy, because others take it apart on load.
    return `${unreached}
module.exports = new Proxy(unreached, {
  get: (target, key) => (key in target || key === '__esModule' || key === 'default' ? target[key] : unreached),
});`;
  }
  const names = [...source.matchAll(/^export (?:const|class|(?:async )?function\*?) (\w+)/gm)].map(([, name]) => name);
  const others = source.match(/^export .*/gm)?.length !== names.length;
  if (names.length === 0 || others)
    throw new Error(`${file} exports in a way that infra/bundle/unreached-file.ts does not know`);
  // What is a value and no function is looked into, not called.
  const value = 'const value = new Proxy(unreached, { get: unreached });';
  const constants = new Set([...source.matchAll(/^export const (\w+)/gm)].map(([, name]) => name));
  const exported = names.map((name) => `export const ${name} = ${constants.has(name) ? 'value' : 'unreached'};`);
  return [unreached, value, ...exported].join('\n');
}
