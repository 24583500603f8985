import { readFile } from 'node:fs/promises';
import { type Plugin, transform } from 'esbuild';

/** How an error class says that its name is that of the class, which a bundler shortens. */
export const NAMED_BY_CLASS = /this\.name = (?:this\.constructor|new\.target)\.name/;

/** Errors keep the names by which logs and people know them; of nothing else are names kept. */
export const keepErrorNames: Plugin = {
  name: 'keep-error-names',
  setup(build) {
    build.onLoad({ filter: /[\\/]errors\.js$/ }, async ({ path }) => {
      const source = await readFile(path, 'utf8');
      if (!NAMED_BY_CLASS.test(source)) return undefined;
      const { code } = await transform(source, { keepNames: true, target: 'node24' });
      return { contents: code };
    });
  },
};
