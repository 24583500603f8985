import { buildSync } from 'esbuild';

let built: string | undefined;

/**
 * The page's own code: the modules in browser/ as one that browsers understand. Built once in a process, when first
 * needed, which takes some tens of milliseconds.
 */
export function clientScript(): string {
  built ??= buildSync({
    entryPoints: [`${import.meta.dirname}/browser/index.ts`],
    bundle: true,
    format: 'esm',
    target: 'es2024',
    // So that the browser's tools show the modules and not the bundle.
    sourcemap: 'inline',
    write: false,
  }).outputFiles[0]?.text;
  if (built === undefined) throw new Error('building the page of the stand-in Slack: esbuild gave no output');
  return built;
}
